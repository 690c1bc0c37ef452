package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.util.Map;
import java.util.Optional;

/// One listener.
///
/// @param address `[host]:port[/tcp]`; see [#listen()]
/// @param asDefault whether routers that name no entry point are here
/// @param reusePort whether the socket has `SO_REUSEPORT`
/// @param forwardedHeaders from whom `X-Forwarded-*` is believed
/// @param proxyProtocol from whom a PROXY protocol header is believed; absent if none is expected
/// @param transport limits of time and number of connections
/// @param http2 limits of HTTP/2 connections
/// @param observability what is told about requests, where routers do not say otherwise
public record EntryPointConfig(
        @About("Address, as [host]:port[/tcp].") String address,
        @About("Take routers that name no entry point.") boolean asDefault,
        @About("Open the socket with SO_REUSEPORT.") boolean reusePort,
        @Default EntryPointHttpConfig http,
        @Default ForwardedHeadersConfig forwardedHeaders,
        @About("Accept the PROXY protocol.") Optional<ProxyProtocolConfig> proxyProtocol,
        @Default TransportConfig transport,
        @Default Http2Config http2,

        @About("What is told about requests.") Optional<EntryPointObservabilityConfig> observability) {

    /// Checks the address.
    public EntryPointConfig {
        ListenAddress.parse(address);
    }

    /// An entry point with every option at its default.
    public static EntryPointConfig on(String address) {
        return RecordBinder.bind(EntryPointConfig.class, Map.of("address", address), "");
    }

    /// Where to listen.
    public ListenAddress listen() {
        return ListenAddress.parse(address);
    }
}

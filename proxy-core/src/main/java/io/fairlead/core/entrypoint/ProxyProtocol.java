package io.fairlead.core.entrypoint;

import io.fairlead.core.config.ProxyProtocolConfig;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.time.Duration;

/// What an entry point makes of PROXY protocol headers.
///
/// @param trusted who is believed
/// @param patience how long a header may take from the beginning of the connection; zero means for ever
public record ProxyProtocol(TrustedPeers trusted, Duration patience) {

    static ProxyProtocol of(ProxyProtocolConfig config) {
        return new ProxyProtocol(
                TrustedPeers.of(config.insecure(), config.trustedIPs()),
                ConnectionTimeouts.notNegative(config.headerTimeout()));
    }

    /// Reads the header, if there is one. What an untrusted peer says is dropped.
    ///
    /// @return the connection as that of the client
    Transport introduce(Transport socket, Input input) throws IOException {
        var client = ProxyHeader.read(input);
        return client.isPresent() && trusted.contains(socket.remote().getAddress())
                ? new IntroducedTransport(socket, client.get())
                : socket;
    }
}

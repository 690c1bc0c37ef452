package io.fairlead.core.upstream;

import io.fairlead.core.http.Reaper;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ProxyProtocol;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A servers transport with pools for each server.
public final class PooledTransport implements ServersTransport {

    private final UpstreamSettings settings;
    private final ServersTransportConfig config;
    private final boolean lenient;
    private final ServerNames names;
    private final TargetRule targets;
    private final Reaper reaper;
    private final Map<ServerKey, WeakReference<Server>> servers = new ConcurrentHashMap<>();
    private final RestingPools resting = new RestingPools();
    private final RunningConnections running = new RunningConnections();
    private final Runnable eviction = this::evict;
    private @Nullable UpstreamTls tls;

    /// A transport without connections.
    ///
    /// @param reaper watches the deadlines of its connections; not closed with it
    /// @param names finds the addresses of servers; not closed with it
    /// @param targets where tenants may not have requests sent
    /// @param lenient whether roots that cannot be read are left out rather than refused
    /// @throws IllegalArgumentException if something of the configuration cannot be read
    public PooledTransport(
            ServersTransportConfig config, Reaper reaper, ServerNames names, TargetRule targets, boolean lenient) {
        this.config = config;
        this.lenient = lenient;
        this.settings = UpstreamSettings.of(config);
        this.names = names;
        this.targets = targets;
        this.reaper = reaper;
        if (TlsMaterial.isSpecial(config)) {
            tls();
        }
        reaper.add(eviction);
    }

    /// A transport without connections, whose servers are found as the system finds them.
    ///
    /// @param reaper watches the deadlines of its connections; not closed with it
    public PooledTransport(ServersTransportConfig config, Reaper reaper) {
        this(config, reaper, new ServerNames(NameLookup.system()), TargetRule.local(_ -> false), false);
    }

    @Override
    public Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath) {
        var address = ServerAddress.of(url);
        return new Forwarder(
                server(new ServerKey(owner, ServerScheme.of(url), address)),
                ServerTarget.of(address, url, passHostHeader, preservePath));
    }

    @Override
    public void close() {
        reaper.remove(eviction);
        resting.close();
        running.close();
    }

    /// A server, the same one as long as anybody uses it.
    private synchronized Server server(ServerKey key) {
        var known = servers.get(key);
        var server = known == null ? null : known.get();
        if (server == null) {
            server = make(key);
            servers.put(key, new WeakReference<>(server));
        }
        return server;
    }

    private Server make(ServerKey key) {
        var connector = connector(key);
        var streams = key.scheme().mayStream(config)
                ? Optional.of(new StreamPool(connector, settings, reaper, running))
                : Optional.<StreamPool>empty();
        return new Server(new ConnectionPool(connector, settings, reaper, resting), streams, settings, reaper);
    }

    private Connector connector(ServerKey key) {
        var address = key.address();
        names.expect(address.host());
        return new Connector(
                address,
                new Dialer(
                        address,
                        names,
                        new TargetGuard(key.owner(), address, targets),
                        settings.timeouts().dial()),
                key.scheme().isEncrypted() ? Optional.of(tls()) : Optional.empty(),
                config.proxyProtocol().map(ProxyProtocol::version).orElse(0));
    }

    /// Made when it is first needed: reading the roots of the system takes a moment.
    private synchronized UpstreamTls tls() {
        var made = tls;
        if (made == null) {
            made = new UpstreamTls(config, lenient, reaper);
            tls = made;
        }
        return made;
    }

    private void evict() {
        resting.evict();
        servers.values().removeIf(server -> server.refersTo(null));
    }

    /// What tells the servers of one transport apart.
    private record ServerKey(ServerOwner owner, ServerScheme scheme, ServerAddress address) {}
}

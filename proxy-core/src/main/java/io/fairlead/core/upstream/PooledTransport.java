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

/// A servers transport over HTTP/1.1 with one pool for each server.
public final class PooledTransport implements ServersTransport {

    private final UpstreamSettings settings;
    private final ServersTransportConfig config;
    private final boolean lenient;
    private final ServerNames names;
    private final Reaper reaper;
    private final Map<ServerKey, WeakReference<ConnectionPool>> pools = new ConcurrentHashMap<>();
    private final RestingPools resting = new RestingPools();
    private final Runnable eviction = this::evict;
    private @Nullable UpstreamTls tls;

    /// A transport without connections.
    ///
    /// @param reaper watches the deadlines of its connections; not closed with it
    /// @param names finds the addresses of servers; not closed with it
    /// @param lenient whether roots that cannot be read are left out rather than refused
    /// @throws IllegalArgumentException if something of the configuration cannot be read
    public PooledTransport(ServersTransportConfig config, Reaper reaper, ServerNames names, boolean lenient) {
        this.config = config;
        this.lenient = lenient;
        this.settings = UpstreamSettings.of(config);
        this.names = names;
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
        this(config, reaper, new ServerNames(NameLookup.system()), false);
    }

    @Override
    public Handler server(URI url, boolean passHostHeader, boolean preservePath) {
        var address = ServerAddress.of(url);
        var encrypted = switch (String.valueOf(url.getScheme())) {
            case "http" -> false;
            case "https" -> true;
            default ->
                throw new IllegalArgumentException("found scheme " + url.getScheme() + ", expected http or https");
        };
        return new Forwarder(
                pool(new ServerKey(encrypted, address)), ServerTarget.of(address, url, passHostHeader, preservePath));
    }

    @Override
    public void close() {
        reaper.remove(eviction);
        resting.close();
    }

    /// The pool of a server, the same one as long as anybody uses it.
    private synchronized ConnectionPool pool(ServerKey server) {
        var known = pools.get(server);
        var pool = known == null ? null : known.get();
        if (pool == null) {
            pool = new ConnectionPool(connector(server), settings, reaper, resting);
            pools.put(server, new WeakReference<>(pool));
        }
        return pool;
    }

    private Connector connector(ServerKey server) {
        var address = server.address();
        names.expect(address.host());
        return new Connector(
                address,
                new Dialer(address, names, settings.timeouts().dial()),
                server.encrypted() ? Optional.of(tls()) : Optional.empty(),
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
        pools.values().removeIf(pool -> pool.refersTo(null));
    }

    /// What tells the servers of one transport apart.
    private record ServerKey(boolean encrypted, ServerAddress address) {}
}

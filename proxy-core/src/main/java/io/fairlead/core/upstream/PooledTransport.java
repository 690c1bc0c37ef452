package io.fairlead.core.upstream;

import io.fairlead.core.http.Reaper;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A servers transport over HTTP/1.1 with one pool for each server.
public final class PooledTransport implements ServersTransport {

    private final UpstreamSettings settings;
    private final ServerNames names;
    private final Reaper reaper;
    private final Map<ServerAddress, WeakReference<ConnectionPool>> pools = new ConcurrentHashMap<>();
    private final RestingPools resting = new RestingPools();
    private final Runnable eviction = this::evict;

    /// A transport without connections.
    ///
    /// @param reaper watches the deadlines of its connections; not closed with it
    /// @param names finds the addresses of servers; not closed with it
    public PooledTransport(ServersTransportConfig config, Reaper reaper, ServerNames names) {
        this.settings = UpstreamSettings.of(config);
        this.names = names;
        this.reaper = reaper;
        reaper.add(eviction);
    }

    /// A transport without connections, whose servers are found as the system finds them.
    ///
    /// @param reaper watches the deadlines of its connections; not closed with it
    public PooledTransport(ServersTransportConfig config, Reaper reaper) {
        this(config, reaper, new ServerNames(NameLookup.system()));
    }

    @Override
    public Handler server(URI url, boolean passHostHeader, boolean preservePath) {
        if (!"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("scheme " + url.getScheme() + " is not supported yet, expected http");
        }
        var address = ServerAddress.of(url);
        return new Forwarder(pool(address), ServerTarget.of(address, url, passHostHeader, preservePath));
    }

    @Override
    public void close() {
        reaper.remove(eviction);
        resting.close();
    }

    /// The pool of a server, the same one as long as anybody uses it.
    private synchronized ConnectionPool pool(ServerAddress server) {
        var known = pools.get(server);
        var pool = known == null ? null : known.get();
        if (pool == null) {
            names.expect(server.host());
            var dialer = new Dialer(server, names, settings.timeouts().dial());
            pool = new ConnectionPool(dialer, settings, reaper, resting);
            pools.put(server, new WeakReference<>(pool));
        }
        return pool;
    }

    private void evict() {
        resting.evict();
        pools.values().removeIf(pool -> pool.refersTo(null));
    }
}

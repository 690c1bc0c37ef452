package io.fairlead.core.upstream;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.http2.Http2Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One server, with the connections to it.
///
/// @param singles those of HTTP/1.1, also for requests that want to leave HTTP
/// @param streams those of HTTP/2, if it may be spoken
record Server(ConnectionPool singles, Optional<StreamPool> streams, UpstreamSettings settings, Reaper reaper) {

    boolean speaksStreams() {
        return streams.isPresent();
    }

    boolean encrypted() {
        return streams.orElseThrow().encrypted();
    }

    /// A connection for one request, of whichever version.
    ///
    /// @param client whose request it is for
    /// @param refusing a connection that did not take the request
    StreamPool.Opened open(InetSocketAddress client, @Nullable Http2Connection refusing) throws IOException {
        var pool = streams.orElseThrow();
        var rested = pool.single() ? singles.rested() : null;
        return rested == null ? pool.acquire(client, refusing) : new StreamPool.Opened.Single(rested);
    }

    /// @param again whether the request has been sent before
    StreamExchange exchange(StreamPool.Opened.Many opened, StreamHead headers, boolean again) {
        return new StreamExchange(opened, headers, settings, reaper, again);
    }
}

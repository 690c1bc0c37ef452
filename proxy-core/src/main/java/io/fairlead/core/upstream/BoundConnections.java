package io.fairlead.core.upstream;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.HeaderBlock;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connections to servers that took a client's credentials for all that follows on them: no other client may use
/// them (B-03). They end with the client's connection.
final class BoundConnections implements AutoCloseable {

    private static final int MOST = 8;
    private static final int UNAUTHORIZED = 401;

    private final ArrayDeque<Bound> all = new ArrayDeque<>();
    private boolean closed;

    /// The connection that this client has to a server; `null` if it has none that is fit.
    static @Nullable UpstreamConnection take(ClientLink link, ConnectionPool pool) {
        return link.kept() instanceof BoundConnections bound ? bound.take(pool) : null;
    }

    /// Keeps a connection for its client alone, or closes it.
    static void keep(ClientLink link, ConnectionPool pool, UpstreamConnection connection) {
        if (link.kept() instanceof BoundConnections bound) {
            bound.add(pool, connection);
            return;
        }
        var fresh = new BoundConnections();
        fresh.add(pool, connection);
        if (!link.keep(fresh)) {
            fresh.close();
        }
    }

    /// Whether an answer asks for credentials that count for the whole connection.
    static boolean binds(int status, HeaderBlock fields) {
        return status == UNAUTHORIZED
                && fields.all("WWW-Authenticate").stream().anyMatch(BoundConnections::isOfConnection);
    }

    private static boolean isOfConnection(String challenge) {
        return starts(challenge, "ntlm") || starts(challenge, "negotiate");
    }

    private static boolean starts(String text, String lowerWord) {
        for (var i = 0; i < lowerWord.length(); i++) {
            if (i == text.length() || (text.charAt(i) | 0x20) != lowerWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable UpstreamConnection take(ConnectionPool pool) {
        var bound = remove(pool);
        if (bound == null || bound.connection.isFit()) {
            return bound == null ? null : bound.connection;
        }
        bound.connection.close();
        return null;
    }

    private synchronized @Nullable Bound remove(ConnectionPool pool) {
        var bound =
                all.stream().filter(one -> one.pool.equals(pool)).findFirst().orElse(null);
        all.remove(bound);
        return bound;
    }

    private void add(ConnectionPool pool, UpstreamConnection connection) {
        var tooMany = put(new Bound(pool, connection));
        if (tooMany != null) {
            tooMany.connection.close();
        }
    }

    private synchronized @Nullable Bound put(Bound bound) {
        if (closed) {
            return bound;
        }
        all.addLast(bound);
        return all.size() > MOST ? all.removeFirst() : null;
    }

    @Override
    public void close() {
        rest().forEach(bound -> bound.connection.close());
    }

    private synchronized List<Bound> rest() {
        closed = true;
        var rest = List.copyOf(all);
        all.clear();
        return rest;
    }

    private record Bound(ConnectionPool pool, UpstreamConnection connection) {}
}

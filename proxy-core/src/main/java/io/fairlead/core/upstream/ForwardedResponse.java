package io.fairlead.core.upstream;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.MessageBody;
import io.fairlead.middleware.spi.Body;
import org.jspecify.annotations.Nullable;

/// The answer of a server, with the connection on which it still arrives. Its headers live in that
/// connection and end with it.
final class ForwardedResponse extends ServerResponse {

    private final ConnectionPool pool;
    private final UpstreamConnection connection;
    private final ClientLink link;
    private final boolean bound;
    private final @Nullable Upload upload;

    ForwardedResponse(
            ConnectionPool pool,
            UpstreamConnection connection,
            ClientLink link,
            Body received,
            @Nullable Upload upload) {
        super(connection.head(), received);
        this.pool = pool;
        this.connection = connection;
        this.link = link;
        this.upload = upload;
        this.bound = connection.bound()
                || BoundConnections.binds(status(), connection.head().fields());
    }

    /// Gives the connection back if it stands between two exchanges, else ends it.
    @Override
    void end() {
        if (isReusable()) {
            release();
            return;
        }
        connection.close();
        if (upload != null) {
            upload.cancel();
        }
    }

    private void release() {
        if (bound) {
            connection.bind();
            BoundConnections.keep(link, pool, connection);
        } else {
            pool.release(connection);
        }
    }

    private boolean isReusable() {
        var framing = connection.head().framing();
        var persistent = connection.head().minorVersion() == 1 ? !framing.close() : framing.keepAlive();
        var read = !(received() instanceof MessageBody message)
                || message.finished() && message.length() >= 0
                || framing.chunked() && message.finished();
        return persistent && read && connection.input().available() == 0 && (upload == null || upload.isComplete());
    }
}

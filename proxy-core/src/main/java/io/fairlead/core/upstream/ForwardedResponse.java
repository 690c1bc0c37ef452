package io.fairlead.core.upstream;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.MessageBody;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of a server, with the connection on which it still arrives. Its headers live in that
/// connection and end with it.
final class ForwardedResponse implements Response {

    private final ConnectionPool pool;
    private final UpstreamConnection connection;
    private final ClientLink link;
    private final boolean bound;
    private final Body received;
    private final @Nullable Upload upload;
    private Body body;
    private int status;
    private boolean closed;

    ForwardedResponse(
            ConnectionPool pool,
            UpstreamConnection connection,
            ClientLink link,
            Body received,
            @Nullable Upload upload) {
        this.pool = pool;
        this.connection = connection;
        this.link = link;
        this.received = received;
        this.upload = upload;
        this.body = received;
        this.status = connection.head().status();
        this.bound = connection.bound()
                || BoundConnections.binds(status, connection.head().fields());
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void status(int status) {
        this.status = status;
    }

    @Override
    public Headers headers() {
        return connection.head().fields();
    }

    @Override
    public Body body() {
        return body;
    }

    @Override
    public void body(Body body) {
        this.body = body;
    }

    @Override
    public Origin origin() {
        return Origin.SERVER;
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return Optional.empty();
    }

    /// Gives the connection back if it stands between two exchanges, else ends it.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (body != received) {
            body.close();
        }
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
        var read = !(received instanceof MessageBody message)
                || message.finished() && message.length() >= 0
                || framing.chunked() && message.finished();
        return persistent && read && connection.input().available() == 0 && (upload == null || upload.isComplete());
    }
}

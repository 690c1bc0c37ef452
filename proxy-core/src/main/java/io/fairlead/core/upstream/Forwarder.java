package io.fairlead.core.upstream;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.RequestWriter;
import io.fairlead.core.http2.Http2Connection;
import io.fairlead.core.rule.CanonicalPath;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;

/// Sends a request to one server and hands its answer on as it arrives.
final class Forwarder implements Handler {

    private static final System.Logger LOGGER = System.getLogger(Forwarder.class.getName());

    /// A connection that was free may be full, or leaving, by the time that it is used.
    private static final int MOST_ATTEMPTS = 20;

    private final Server server;
    private final ServerTarget target;

    Forwarder(Server server, ServerTarget target) {
        this.server = server;
        this.target = target;
    }

    @Override
    public Response handle(Request request) {
        var link = ClientLink.of(request);
        if (link.pathReplaced() && !isCanonical(request.path())) {
            return Response.error(400, "Bad Request");
        }
        try {
            var bound = BoundConnections.take(link, server.singles());
            if (bound != null) {
                return single(bound, request, link);
            }
            return server.speaksStreams()
                            && RequestWriter.upgrade(request, link).isEmpty()
                    ? either(request, link)
                    : single(server.singles().acquire(request.client()), request, link);
        } catch (IOException e) {
            return refused(e);
        }
    }

    private Response single(UpstreamConnection connection, Request request, ClientLink link) {
        return new Exchange(server.singles(), connection, request, link, target).run();
    }

    /// Sends a request by whichever version of HTTP the server prefers.
    private Response either(Request request, ClientLink link) throws IOException {
        var headers = new StreamHead(request, link, target, server.encrypted());
        Http2Connection refusing = null;
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            switch (server.open(request.client(), refusing)) {
                case StreamPool.Opened.Single(var connection) -> {
                    return single(connection, request, link);
                }
                case StreamPool.Opened.Many opened -> {
                    var exchange = server.exchange(opened, headers, refusing != null);
                    var response = exchange.run();
                    if (response != null) {
                        return response;
                    }
                    if (exchange.wasSent()) {
                        refusing = opened.connection();
                    }
                }
            }
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> target.authority() + " takes no request");
        return Failure.response(502, Response.Origin.UNSENT);
    }

    private Response refused(IOException e) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "cannot connect to " + target.authority() + ": " + e);
        var status = e instanceof SocketTimeoutException ? 504 : 502;
        return Failure.response(status, Response.Origin.UNSENT);
    }

    /// A middleware must not smuggle a path past the rules that another spelling of it would have met
    /// (P-04).
    private static boolean isCanonical(String path) {
        return path.equals(CanonicalPath.of(path, true));
    }

    /// Whether a request may be sent twice (RFC 9110 section 9.2.2) when it has no body on the way.
    static boolean isRepeatable(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
            default -> false;
        };
    }

    /// The answers of the proxy itself when there is none from a server.
    static final class Failure {

        private Failure() {}

        static Response response(int status, Response.Origin origin) {
            var response = Response.of(status, origin);
            response.body(Body.of(io.fairlead.core.http.StatusLine.reason(status)));
            return response;
        }
    }
}

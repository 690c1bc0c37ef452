package io.fairlead.core.entrypoint;

import io.fairlead.core.http.StatusLine;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;

/// Says in the words of gRPC what the proxy says in those of HTTP: a head with 200 and a `grpc-status`, and
/// nothing behind it.
final class GrpcStatus {

    private static final String TYPE = "application/grpc";

    private GrpcStatus() {}

    /// Whether a request speaks gRPC.
    static boolean isGrpc(Headers headers) {
        var type = headers.first("Content-Type").orElse("");
        return type.startsWith(TYPE)
                && (type.length() == TYPE.length()
                        || type.charAt(TYPE.length()) == '+'
                        || type.charAt(TYPE.length()) == ';');
    }

    /// Turns an answer of the proxy into one that a gRPC client understands.
    static void apply(Response response) {
        var status = response.status();
        response.body().close();
        response.body(Body.empty());
        response.headers().set("Content-Type", TYPE);
        response.headers().remove("X-Content-Type-Options");
        response.headers().set("grpc-status", Integer.toString(code(status)));
        response.headers().set("grpc-message", StatusLine.reason(status));
        response.status(200);
    }

    /// As gRPC clients map the statuses of proxies that do not know gRPC.
    private static int code(int status) {
        return switch (status) {
            case 400 -> 13;
            case 401 -> 16;
            case 403 -> 7;
            case 404 -> 12;
            case 429, 502, 503, 504 -> 14;
            default -> 2;
        };
    }
}

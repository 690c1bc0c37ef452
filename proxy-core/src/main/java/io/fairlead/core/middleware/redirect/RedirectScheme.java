package io.fairlead.core.middleware.redirect;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;

/// Redirects unless the client already asked for the URL that it would be sent to: behind a balancer
/// that ends TLS, `X-Forwarded-Proto` says what the client asked for.
record RedirectScheme(String scheme, String port, boolean permanent) implements Middleware {

    @Override
    public Response handle(Request request, Handler next) {
        if (request.authority().isEmpty()) {
            return answer(400, "Bad Request");
        }
        var asked = Authority.of(request.authority());
        var wanted = scheme + "://" + new Authority(asked.host(), port).at(scheme);
        var before = askedScheme(request);
        if (wanted.equals(before + "://" + asked.at(before))) {
            return next.handle(request);
        }
        return redirect(request, wanted + target(request));
    }

    private Response redirect(Request request, String location) {
        var response = request.method().equals("GET") ? forGet() : forOthers();
        response.headers().set("Location", location);
        return response;
    }

    private Response forGet() {
        return permanent ? answer(301, "Moved Permanently") : answer(302, "Found");
    }

    /// These two forbid the client to change the method.
    private Response forOthers() {
        return permanent ? answer(308, "Permanent Redirect") : answer(307, "Temporary Redirect");
    }

    private static Response answer(int status, String text) {
        var response = Response.of(status);
        response.body(Body.of(text));
        return response;
    }

    private static String askedScheme(Request request) {
        var asked = request.headers().first("X-Forwarded-Proto").orElse(request.scheme());
        return switch (asked) {
            case "" -> request.scheme();
            case "ws" -> "http";
            case "wss" -> "https";
            default -> asked;
        };
    }

    private static String target(Request request) {
        if (!request.path().startsWith("/")) {
            return "";
        }
        return request.hasQuery() ? request.path() + "?" + request.query() : request.path();
    }

    /// A host with the port that was named, if any.
    private record Authority(String host, String port) {

        static Authority of(String text) {
            var colon = text.lastIndexOf(':');
            return colon < 0 || text.endsWith("]")
                    ? new Authority(text, "")
                    : new Authority(text.substring(0, colon), text.substring(colon + 1));
        }

        /// As it is written after that scheme: without its own port.
        String at(String scheme) {
            var own = scheme.equals("http") ? "80" : scheme.equals("https") ? "443" : "";
            return port.isEmpty() || port.equals(own) ? host : host + ":" + port;
        }
    }
}

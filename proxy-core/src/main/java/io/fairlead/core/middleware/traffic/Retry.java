package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;

/// Hands a copy of the request on, and another one as long as the answer asks for it.
record Retry(int attempts, RetryPolicy policy, Pauses pauses, Stopwatch watch) implements Middleware {

    @Override
    public Response handle(Request request, Handler next) {
        if (attempts == 1) {
            return next.handle(request);
        }
        var started = watch.nanoTime();
        var body = policy.keepsBodyOf(request)
                ? ReplayableBody.keep(request.body(), policy.bodyBytes())
                : ReplayableBody.unread(request.body());
        for (var attempt = 1; ; attempt++) {
            var response = next.handle(withBody(request, body));
            if (attempt == attempts || !mayGoOn(request, response, body) || !pauses.await(attempt, started, watch)) {
                body.release();
                return response;
            }
            response.close();
        }
    }

    private boolean mayGoOn(Request request, Response response, ReplayableBody body) {
        return response.tunnel().isEmpty() && policy.asksAgain(request, response) && body.canReplay(response.origin());
    }

    private static Request withBody(Request request, ReplayableBody body) {
        var copy = request.copy();
        copy.body(body.next());
        return copy;
    }
}

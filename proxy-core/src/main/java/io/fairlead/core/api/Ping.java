package io.fairlead.core.api;

import io.fairlead.core.http.StatusLine;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;
import java.util.function.Supplier;

/// The health check: says 503 until the proxy is ready, `OK` while it serves, and what an operator chose
/// once it stops. Any path and any method. With the query `verbose` it says more.
public final class Ping implements Handler {

    private static final int UNAVAILABLE = 503;

    private final int terminatingStatus;
    private volatile int status = UNAVAILABLE;
    private volatile Supplier<List<String>> detail = List::of;
    private boolean stopping;

    /// @param terminatingStatus the status once the proxy stops
    public Ping(int terminatingStatus) {
        this.terminatingStatus = terminatingStatus;
    }

    /// What is said to `verbose`, beside the status: a line for each provider.
    public void detail(Supplier<List<String>> lines) {
        detail = lines;
    }

    /// Says that every provider has spoken. Without effect once the proxy stops.
    public synchronized void ready() {
        if (!stopping) {
            status = 200;
        }
    }

    /// Says that the proxy stops; there is no way back.
    public synchronized void terminating() {
        stopping = true;
        status = terminatingStatus;
    }

    @Override
    public Response handle(Request request) {
        var now = status;
        var response = Response.of(now);
        response.body(Body.of(request.query().equals("verbose") ? verbose(now) : text(now)));
        return response;
    }

    private String verbose(int status) {
        var text = text(status);
        return text.isEmpty() ? text : text + "\n" + String.join("\n", detail.get()) + "\n";
    }

    private static String text(int status) {
        return switch (status) {
            case 204, 205, 304 -> "";
            default -> StatusLine.reason(status);
        };
    }
}

package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.Set;

/// Which answers ask for another try.
///
/// @param status the codes that do
/// @param bodyBytes the largest body that is kept for another try
/// @param onNetworkError whether a request that reached no server is tried again
/// @param anyMethod whether the codes count for methods that are not idempotent, too
record RetryPolicy(StatusRanges status, int bodyBytes, boolean onNetworkError, boolean anyMethod) {

    private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "PATCH", "LOCK");

    /// Whether the body must be kept, since the answer may be known only after it was sent.
    boolean keepsBodyOf(Request request) {
        var length = request.body().length();
        return length != 0 && length <= bodyBytes && mayRepeat(request);
    }

    boolean asksAgain(Request request, Response response) {
        return switch (response.origin()) {
            case PROXY -> false;
            case UNSENT -> onNetworkError || statusAsksAgain(request, response);
            case SERVER, BROKEN -> statusAsksAgain(request, response);
        };
    }

    private boolean statusAsksAgain(Request request, Response response) {
        return status.contains(response.status()) && mayRepeat(request);
    }

    private boolean mayRepeat(Request request) {
        return !status.isEmpty() && (anyMethod || !NOT_IDEMPOTENT.contains(request.method()));
    }
}

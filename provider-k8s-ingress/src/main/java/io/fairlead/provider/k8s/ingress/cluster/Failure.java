package io.fairlead.provider.k8s.ingress.cluster;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Why an API server did not do what it was asked.
///
/// @param status of its answer; 0 if there was none
/// @param text what an operator reads: the same for the same reason, whatever else the answer says
/// @param wish how long the server asks us to wait
public record Failure(int status, String text, Duration wish) {

    /// Nothing came for too long.
    static final Failure SILENCE = of(0, "no answer in time");

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    static Failure of(int status, String text) {
        return new Failure(status, text, Duration.ZERO);
    }

    static Failure of(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return of(0, reason(cause));
    }

    /// Whether this is not ours to read, or nothing that the server knows.
    boolean refused() {
        return forbidden() || absent();
    }

    /// Whether the right is missing.
    boolean forbidden() {
        return status == FORBIDDEN;
    }

    /// Whether there is no such thing.
    boolean absent() {
        return status == NOT_FOUND;
    }

    /// Whether the version that was asked for is no longer kept.
    boolean expired() {
        return status == GONE;
    }

    /// Whether the same question may have an answer later.
    boolean passing() {
        return status == 0 || status == UNAUTHORIZED || status == TOO_MANY || status >= 500;
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof TimeoutException || thrown instanceof HttpTimeoutException) {
            return SILENCE.text;
        }
        if (thrown instanceof UnexpectedEndOfInputException) {
            return "an answer that ends in the middle";
        }
        if (thrown instanceof JacksonException && !(thrown instanceof JacksonIOException)) {
            return "an answer that is no JSON";
        }
        var reason = thrown.toString();
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "no connection: " + cause;
            }
            reason = cause.toString();
        }
        return reason;
    }
}

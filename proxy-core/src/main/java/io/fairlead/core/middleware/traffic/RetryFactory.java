package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Tries a request again when no server has seen it, or when a server's answer asks for it.
///
/// It reads the whole body into memory only if `status` is set, the method allows another try and the
/// body has at most `maxRequestBodyBytes`.
public final class RetryFactory implements MiddlewareFactory<RetryFactory.Config> {

    private static final long DEFAULT_BODY_BYTES = 2_097_152;
    private static final long MOST_BODY_BYTES = 1 << 30;

    /// @param attempts how often a request is tried, counting the first time
    /// @param initialInterval the pause before the second try; it grows to twice this value. None if absent
    /// @param timeout no try starts later than this after the first; no limit if absent or zero
    /// @param status codes and ranges, such as `503` and `500-599`: a server's answer with one of them
    ///     is tried again
    /// @param maxRequestBodyBytes a larger body is not sent again; 2 MiB if absent
    /// @param disableRetryOnNetworkError whether a request that reached no server is given up at once
    /// @param retryNonIdempotentMethod whether `status` counts for POST, PATCH and LOCK, too
    public record Config(
            int attempts,
            Optional<Duration> initialInterval,
            Optional<Duration> timeout,
            List<String> status,
            OptionalLong maxRequestBodyBytes,
            boolean disableRetryOnNetworkError,
            boolean retryNonIdempotentMethod) {}

    @Override
    public String type() {
        return "retry";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        if (config.attempts() < 1) {
            throw new IllegalArgumentException("attempts: found " + config.attempts() + ", expected 1 or more");
        }
        var policy = new RetryPolicy(
                StatusRanges.parse(config.status()),
                bodyBytes(config.maxRequestBodyBytes().orElse(DEFAULT_BODY_BYTES)),
                !config.disableRetryOnNetworkError(),
                config.retryNonIdempotentMethod());
        return new Retry(config.attempts(), policy, pauses(config), Stopwatch.SYSTEM);
    }

    private static int bodyBytes(long bytes) {
        if (bytes < 0 || bytes > MOST_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "maxRequestBodyBytes: found " + bytes + ", expected 0 to " + MOST_BODY_BYTES);
        }
        return (int) bytes;
    }

    private static Pauses pauses(Config config) {
        return new Pauses(
                nanos("initialInterval", config.initialInterval()),
                nanos("timeout", config.timeout()),
                config.attempts());
    }

    private static long nanos(String option, Optional<Duration> duration) {
        var value = duration.orElse(Duration.ZERO);
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + ": found " + value + ", expected 0 or more");
        }
        return value.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : value.toNanos();
    }
}

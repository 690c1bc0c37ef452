package io.fairlead.core.http;

/// How fast a body must come at least, on average over all the time that was spent waiting for it: what trickles
/// to beat the limit of a single wait is still ended.
///
/// @param bytesPerSecond 0 means no limit
/// @param afterNanos how much waiting is always granted
public record BodyRate(long bytesPerSecond, long afterNanos) {

    /// As slowly as it likes.
    public static final BodyRate ANY = new BodyRate(0, 0);

    private static final long SECOND = 1_000_000_000L;

    /// How long may be waited in all until one byte more must have come.
    long granted(long bytes) {
        return Math.max(afterNanos, bytes / bytesPerSecond * SECOND + bytes % bytesPerSecond * SECOND / bytesPerSecond);
    }
}

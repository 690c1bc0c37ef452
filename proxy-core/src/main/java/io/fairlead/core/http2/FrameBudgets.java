package io.fairlead.core.http2;

import java.time.Duration;

/// How many frames that carry nothing a peer may send in a period before the connection ends (S-06, S-09, S-10).
///
/// @param period what the others count in
/// @param resets of streams that have no answer yet
/// @param provokedResets resets that the peer's mistakes make us send
/// @param pings besides one for each DATA frame
/// @param settings frames with settings
/// @param priorities besides one for each stream
/// @param windowUpdates for each DATA frame sent, besides two for each stream
/// @param emptyData DATA frames without a byte, in a row
/// @param unknown frames of unknown type
/// @param replies that wait for a peer which does not read
/// @param continuations frames that one header block may have behind its first
public record FrameBudgets(
        Duration period,
        int resets,
        int provokedResets,
        int pings,
        int settings,
        int priorities,
        int windowUpdates,
        int emptyData,
        int unknown,
        int replies,
        int continuations) {

    /// Every budget at its default.
    public static final FrameBudgets DEFAULT =
            new FrameBudgets(Duration.ofSeconds(10), 100, 50, 100, 20, 100, 10, 10, 100, 1000, 16);
}

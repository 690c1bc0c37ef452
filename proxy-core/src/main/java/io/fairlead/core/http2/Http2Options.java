package io.fairlead.core.http2;

import io.fairlead.core.http.Limits;
import java.time.Duration;

/// What one side of a connection allows the other.
///
/// @param concurrentStreams streams that the peer may have open
/// @param decoderTable bytes of the table for the peer's header blocks
/// @param encoderTable bytes of the table for ours
/// @param streamWindow bytes that the peer may send on a stream before they are read
/// @param connectionWindow the same for all streams together
/// @param headerBytes bytes of a decoded header list; twice as many may come compressed
/// @param trailers limits of the fields behind a body
/// @param unwantedBytes of a body that may still come when the answer is complete
/// @param unwantedTime how long they may come
/// @param budgets of frames that make work
/// @param frameTime from the first byte of a frame, or of a header block, to its last; zero means no limit
/// @param writeStall how long the peer may take no byte at all; zero means no limit
/// @param streamStall how long the peer may give a stream no window; zero means no limit
/// @param idle how long the connection may have no stream; zero means for ever
public record Http2Options(
        int concurrentStreams,
        int decoderTable,
        int encoderTable,
        int streamWindow,
        int connectionWindow,
        int headerBytes,
        Limits trailers,
        int unwantedBytes,
        Duration unwantedTime,
        FrameBudgets budgets,
        Duration frameTime,
        Duration writeStall,
        Duration streamStall,
        Duration idle) {

    /// Every option at its default.
    public static final Http2Options DEFAULT = new Http2Options(
            250,
            4096,
            4096,
            64 << 10,
            1 << 20,
            1 << 20,
            Limits.TRAILERS,
            256 << 10,
            Duration.ofSeconds(1),
            FrameBudgets.DEFAULT,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(180));

    /// Encoded bytes of one header block.
    int blockBytes() {
        return (int) Math.min(Integer.MAX_VALUE, 2L * headerBytes);
    }
}

package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.time.Duration;

/// What a client may do on an HTTP/2 connection.
///
/// @param maxConcurrentStreams requests at a time on one connection
/// @param maxDecoderHeaderTableSize bytes of the table for header blocks that come
/// @param maxEncoderHeaderTableSize bytes of the table for header blocks that go
/// @param streamWindow bytes of a request's body that may come before they are read; not an option of Traefik
/// @param connectionWindow the same for a whole connection; not an option of Traefik
/// @param streamStallTimeout how long a client may take nothing of one response; not an option of Traefik
/// @param budgets of frames that make work and carry nothing; not an option of Traefik
public record Http2Config(
        @Default("250") @About("Requests at a time on one connection.")
        int maxConcurrentStreams,

        @Default("4096") @About("Bytes of the header table of the receiving side.")
        int maxDecoderHeaderTableSize,

        @Default("4096") @About("Bytes of the header table of the sending side.")
        int maxEncoderHeaderTableSize,

        @Default("65536") @About("Bytes of a request's body that may come before they are read. Not in Traefik.")
        int streamWindow,

        @Default("1048576") @About("The same for a whole connection. Not in Traefik.")
        int connectionWindow,

        @Default("300s") @About("Time that a client may take nothing of one response. Not in Traefik.")
        Duration streamStallTimeout,

        @Default Budgets budgets) {

    private static final int SMALLEST_WINDOW = 65_535;
    private static final int LARGEST_TABLE = 1 << 20;

    /// Checks the numbers.
    public Http2Config {
        if (maxConcurrentStreams < 0) {
            throw new IllegalArgumentException("maxConcurrentStreams of zero or more");
        }
        if (isNoTable(maxDecoderHeaderTableSize) || isNoTable(maxEncoderHeaderTableSize)) {
            throw new IllegalArgumentException("header tables of 0 to " + LARGEST_TABLE + " bytes");
        }
        if (streamWindow < 1 || connectionWindow < SMALLEST_WINDOW) {
            throw new IllegalArgumentException(
                    "a streamWindow above zero and a connectionWindow of at least " + SMALLEST_WINDOW);
        }
        maxConcurrentStreams = maxConcurrentStreams == 0 ? 250 : maxConcurrentStreams;
    }

    private static boolean isNoTable(int size) {
        return size < 0 || size > LARGEST_TABLE;
    }

    /// How many of each a client may send in a period before its connection is closed.
    ///
    /// @param period what the others count in
    /// @param resets of requests without an answer
    /// @param provokedResets mistakes that make the proxy reset a stream
    /// @param pings besides one for each frame of data
    /// @param settings frames with settings
    /// @param priorities besides one for each request
    /// @param windowUpdates for each frame of data sent
    /// @param emptyData frames of data without a byte, in a row
    /// @param unknown frames of unknown type
    /// @param replies that wait for a client which does not read
    /// @param continuations frames behind the first one of a header block
    public record Budgets(
            @Default("10s") @About("Period of the budgets. Not in Traefik.")
            Duration period,

            @Default("100") @About("Resets of requests without an answer. Not in Traefik.")
            int resets,

            @Default("50") @About("Mistakes that make the proxy reset a stream. Not in Traefik.")
            int provokedResets,

            @Default("100") @About("PING frames besides one for each frame of data. Not in Traefik.")
            int pings,

            @Default("20") @About("SETTINGS frames. Not in Traefik.")
            int settings,

            @Default("100") @About("PRIORITY frames besides one for each request. Not in Traefik.")
            int priorities,

            @Default("10") @About("WINDOW_UPDATE frames for each frame of data sent. Not in Traefik.")
            int windowUpdates,

            @Default("10") @About("Empty frames of data in a row. Not in Traefik.")
            int emptyData,

            @Default("100") @About("Frames of unknown type. Not in Traefik.")
            int unknown,

            @Default("1000") @About("Replies that wait for a client which does not read. Not in Traefik.")
            int replies,

            @Default("16") @About("Frames behind the first one of a header block. Not in Traefik.")
            int continuations) {}
}

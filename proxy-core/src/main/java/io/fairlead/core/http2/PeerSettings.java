package io.fairlead.core.http2;

/// What the peer allows us. Guarded by the lock of the outbox.
final class PeerSettings {

    static final int HEADER_TABLE_SIZE = 1;
    static final int ENABLE_PUSH = 2;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final int MAX_FRAME_SIZE = 5;
    static final int MAX_HEADER_LIST_SIZE = 6;

    static final int DEFAULT_WINDOW = 65_535;
    static final int SMALLEST_FRAME = 16_384;
    private static final int LARGEST_FRAME = 16_777_215;

    private int concurrentStreams = Integer.MAX_VALUE;

    int concurrentStreams() {
        return concurrentStreams;
    }

    void concurrentStreams(int value) {
        concurrentStreams = value < 0 ? Integer.MAX_VALUE : value;
    }

    /// Checks a setting (RFC 9113 section 6.5.2).
    static void check(int id, int value, boolean fromServer) {
        switch (id) {
            case ENABLE_PUSH -> require(value == 0 || value == 1 && !fromServer, "ENABLE_PUSH");
            case INITIAL_WINDOW_SIZE -> {
                if (value < 0) {
                    throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "INITIAL_WINDOW_SIZE above 2^31-1");
                }
            }
            case MAX_FRAME_SIZE -> require(value >= SMALLEST_FRAME && value <= LARGEST_FRAME, "MAX_FRAME_SIZE");
            default -> {
                // every value is good
            }
        }
    }

    private static void require(boolean good, String setting) {
        if (!good) {
            throw ConnectionError.protocol("value of " + setting);
        }
    }
}

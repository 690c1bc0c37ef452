package io.fairlead.core.http2;

import java.nio.charset.StandardCharsets;

/// What each side sends first (RFC 9113 section 3.4).
final class Greeting {

    /// What a client sends before anything else.
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int SETTING = 6;

    private Greeting() {}

    static void write(Bytes out, Http2Options options, boolean server) {
        if (!server) {
            out.put(PREFACE, 0, PREFACE.length);
        }
        out.frame(4 * SETTING, FrameType.SETTINGS, 0, 0);
        setting(out, PeerSettings.HEADER_TABLE_SIZE, options.decoderTable());
        if (server) {
            setting(out, PeerSettings.MAX_CONCURRENT_STREAMS, options.concurrentStreams());
        } else {
            setting(out, PeerSettings.ENABLE_PUSH, 0);
        }
        setting(out, PeerSettings.INITIAL_WINDOW_SIZE, options.streamWindow());
        setting(out, PeerSettings.MAX_HEADER_LIST_SIZE, options.headerBytes());
        var more = options.connectionWindow() - PeerSettings.DEFAULT_WINDOW;
        if (more > 0) {
            out.frame(4, FrameType.WINDOW_UPDATE, 0, 0);
            out.int32(more);
        }
    }

    private static void setting(Bytes out, int id, int value) {
        out.int16(id);
        out.int32(value);
    }
}

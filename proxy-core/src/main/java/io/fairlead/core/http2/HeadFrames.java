package io.fairlead.core.http2;

import java.util.Arrays;

/// Frames a header block that was written behind room for the head of one frame.
final class HeadFrames {

    private static final int FRAME_HEAD = 9;

    private HeadFrames() {}

    /// @param start where the head of the frame goes
    static void close(Bytes out, int start, int flags, int stream) {
        var length = out.size() - start - FRAME_HEAD;
        if (length <= PeerSettings.SMALLEST_FRAME) {
            out.setFrame(start, length, FrameType.HEADERS, flags | FrameType.END_HEADERS, stream);
            return;
        }
        var first = start + FRAME_HEAD + PeerSettings.SMALLEST_FRAME;
        var rest = Arrays.copyOfRange(out.array(), first, out.size());
        out.setFrame(start, PeerSettings.SMALLEST_FRAME, FrameType.HEADERS, flags, stream);
        out.size(first);
        for (var at = 0; at < rest.length; at += PeerSettings.SMALLEST_FRAME) {
            var count = Math.min(PeerSettings.SMALLEST_FRAME, rest.length - at);
            var last = at + count == rest.length;
            out.frame(count, FrameType.CONTINUATION, last ? FrameType.END_HEADERS : 0, stream);
            out.put(rest, at, count);
        }
    }
}

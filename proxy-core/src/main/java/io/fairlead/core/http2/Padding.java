package io.fairlead.core.http2;

/// The padding of a frame (RFC 9113 section 6.1).
final class Padding {

    private Padding() {}

    /// How many bytes of padding a frame ends with, besides the one in front that says so.
    static int of(int flags, byte[] bytes, int at, int length) {
        if ((flags & FrameType.PADDED) == 0) {
            return 0;
        }
        var padding = length == 0 ? 1 : bytes[at] & 0xff;
        if (padding >= length) {
            throw length == 0
                    ? new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "padded frame without a length")
                    : ConnectionError.protocol("padding longer than its frame");
        }
        return padding;
    }
}

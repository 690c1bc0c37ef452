package io.fairlead.core.http2;

import java.util.Arrays;

/// Puts header blocks together from their frames, on the thread that reads.
final class HeadAssembly {

    private static final int DEPENDENCY = 5;
    private static final byte[] NOTHING = {};

    private final Http2Options options;
    private final InboundHeads heads;

    private byte[] block = NOTHING;
    private int size;
    private int fragments;
    private int id;
    private boolean open;
    private boolean ends;
    private boolean selfish;
    private long began;

    /// @param heads takes each block that is complete
    HeadAssembly(Http2Options options, InboundHeads heads) {
        this.options = options;
        this.heads = heads;
    }

    /// Whether a block goes on in the next frame.
    boolean isOpen() {
        return open;
    }

    /// The stream of the block that goes on.
    int id() {
        return id;
    }

    void headers(int flags, int stream, byte[] bytes, int at, int length) {
        if (stream == 0) {
            throw ConnectionError.protocol("HEADERS for the connection");
        }
        id = stream;
        ends = (flags & FrameType.END_STREAM) != 0;
        var padding = Padding.of(flags, bytes, at, length);
        var start = at + ((flags & FrameType.PADDED) != 0 ? 1 : 0);
        var end = at + length - padding;
        selfish = false;
        if ((flags & FrameType.WITH_PRIORITY) != 0) {
            if (end - start < DEPENDENCY) {
                throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "HEADERS too short for its priority");
            }
            selfish = (FrameReader.int32(bytes, start) & 0x7fff_ffff) == stream;
            start += DEPENDENCY;
        }
        if ((flags & FrameType.END_HEADERS) != 0) {
            heads.block(id, ends, selfish, bytes, start, end);
            return;
        }
        begin();
        append(bytes, start, end - start);
    }

    void continuation(int flags, byte[] bytes, int at, int length) {
        if (!open) {
            throw ConnectionError.protocol("CONTINUATION of nothing");
        }
        if (++fragments > options.budgets().continuations() || length == 0) {
            throw ConnectionError.calm("too many CONTINUATION frames, or an empty one");
        }
        var most = options.frameTime().toNanos();
        if (most > 0 && System.nanoTime() - began > most) {
            throw ConnectionError.calm("header block takes too long");
        }
        append(bytes, at, length);
        if ((flags & FrameType.END_HEADERS) != 0) {
            open = false;
            var whole = block;
            block = NOTHING;
            heads.block(id, ends, selfish, whole, 0, size);
        }
    }

    private void begin() {
        open = true;
        size = 0;
        fragments = 0;
        began = System.nanoTime();
    }

    private void append(byte[] bytes, int at, int length) {
        if (size + length > options.blockBytes()) {
            throw ConnectionError.calm("header block exceeds " + options.blockBytes() + " bytes");
        }
        if (size + length > block.length) {
            block = Arrays.copyOf(block, Math.max(size + length, 2 * block.length));
        }
        System.arraycopy(bytes, at, block, size, length);
        size += length;
    }
}

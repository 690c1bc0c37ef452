package io.fairlead.core.http;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// A peer that sends bytes in pieces of chosen sizes, then ends, and keeps what it is sent.
final class Pieces implements Transport {

    private final byte[] bytes;
    private final int[] sizes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int position;
    private int piece;

    /// @param sizes of one piece after the other, again from the first when all are used
    Pieces(String latin1, int... sizes) {
        this.bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        this.sizes = sizes;
    }

    static Pieces random(String latin1, SplittableRandom random) {
        return new Pieces(latin1, random.ints(16, 1, 9).toArray());
    }

    /// What was written to the peer.
    String written() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == bytes.length) {
            return -1;
        }
        if (length == 0) {
            throw new IllegalStateException("a read for nothing would never end");
        }
        var size = sizes[piece++ % sizes.length];
        var count = Math.min(Math.min(size, length), bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        written.write(source, offset, length);
    }

    @Override
    public void endWrite() {}

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }
}

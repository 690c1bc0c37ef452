package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A peer that sends bytes in pieces of chosen sizes, and then ends.
final class Bytes implements Transport {

    private final byte[] bytes;
    private final int[] sizes;
    private int position;
    private int piece;

    Bytes(String latin1, int... sizes) {
        this.bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        this.sizes = sizes.length == 0 ? new int[] {Integer.MAX_VALUE} : sizes;
    }

    /// How many bytes have been taken.
    int position() {
        return position;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == bytes.length) {
            return -1;
        }
        var count = Math.min(Math.min(sizes[piece++ % sizes.length], length), bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length) {}

    @Override
    public void endWrite() {}

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public void close() {}

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }
}

package io.fairlead.benchmarks;

import io.fairlead.core.http.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A transport without a network: delivers the same message for ever, and swallows what is written.
final class ReplayTransport implements Transport {

    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final byte[] message;

    ReplayTransport(byte[] message) {
        this.message = message;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        var count = Math.min(length, message.length);
        System.arraycopy(message, 0, target, offset, count);
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length) {}

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
        return NOBODY;
    }
}

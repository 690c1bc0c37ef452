package io.fairlead.core.tls;

import io.fairlead.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A peer whose bytes are known beforehand.
final class Recorded implements Transport {

    private final ByteArrayInputStream bytes;

    Recorded(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
    }

    @Override
    public void write(byte[] source, int offset, int length) {}

    @Override
    public void endWrite() {}

    @Override
    public boolean isQuiet() {
        return bytes.available() == 0;
    }

    @Override
    public void close() {}

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }
}

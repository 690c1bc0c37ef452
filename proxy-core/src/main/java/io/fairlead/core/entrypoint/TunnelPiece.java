package io.fairlead.core.entrypoint;

/// The memory of one direction of a tunnel: little while only pings pass, more while much does.
final class TunnelPiece {

    private static final int LEAST = 1 << 10;
    private static final int MOST = 64 << 10;

    private byte[] bytes = new byte[LEAST];

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }

    /// Learns from what a read has brought, once it is used.
    void fit(int count) {
        if (count == bytes.length && count < MOST) {
            bytes = new byte[4 * count];
        } else if (bytes.length > LEAST && count <= bytes.length / 16) {
            bytes = new byte[LEAST];
        }
    }
}

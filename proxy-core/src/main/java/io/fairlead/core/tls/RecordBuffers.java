package io.fairlead.core.tls;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A bounded stock of buffers for TLS records: a connection holds one only while it moves bytes.
final class RecordBuffers {

    /// The largest record with its header, as the engine counts.
    private static final int PACKET = 16_709;

    /// Two full records travel in one call of the system.
    static final int SIZE = 2 * PACKET;

    private static final int MOST = 64;
    private static final AtomicReferenceArray<ByteBuffer> STOCK = new AtomicReferenceArray<>(MOST);

    private RecordBuffers() {}

    /// An empty buffer with [#SIZE] bytes. What it held before is still in it.
    static ByteBuffer take() {
        for (var i = 0; i < MOST; i++) {
            if (STOCK.get(i) != null) {
                var buffer = STOCK.getAndSet(i, null);
                if (buffer != null) {
                    return buffer.clear();
                }
            }
        }
        return ByteBuffer.allocate(SIZE);
    }

    /// Takes a buffer back that nobody uses any more.
    static void give(ByteBuffer buffer) {
        for (var i = 0; i < MOST; i++) {
            if (STOCK.get(i) == null && STOCK.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }
}

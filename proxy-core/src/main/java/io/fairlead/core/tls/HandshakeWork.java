package io.fairlead.core.tls;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// The arithmetic of handshakes, for a few of them at a time: virtual threads are not sliced, so that a flood of
/// signatures would hold all carriers and keep open connections waiting. It stays on the thread of its connection,
/// since handing it to another one costs more than it spares.
final class HandshakeWork {

    private static final Semaphore PERMITS =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private HandshakeWork() {}

    /// @param abandoned whether nobody waits for the outcome any more: under a flood the time goes to those who do
    static HandshakeStatus run(SSLEngine engine, BooleanSupplier abandoned) throws InterruptedIOException {
        try {
            PERMITS.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted in the handshake");
        }
        try {
            if (abandoned.getAsBoolean()) {
                throw new InterruptedIOException("no time left for the handshake");
            }
            for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } finally {
            PERMITS.release();
        }
        return engine.getHandshakeStatus();
    }
}

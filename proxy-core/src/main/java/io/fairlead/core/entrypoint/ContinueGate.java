package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Sends `100 Continue` at most once, and never once the final answer has begun (F-14).
final class ContinueGate {

    private enum State {
        WAITING,
        SENDING,
        DONE
    }

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final long LOOK_NANOS = 20_000;

    private final Transport transport;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    ContinueGate(Transport transport) {
        this.transport = transport;
    }

    /// Asks the client to send its body; from whichever thread reads it.
    void open() {
        if (!state.compareAndSet(State.WAITING, State.SENDING)) {
            return;
        }
        try {
            transport.write(CONTINUE, 0, CONTINUE.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            state.set(State.DONE);
        }
    }

    /// The final answer is about to be written. Who sends meanwhile has a deadline, so this ends.
    void shut() {
        while (!state.compareAndSet(State.WAITING, State.DONE) && state.get() != State.DONE) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}

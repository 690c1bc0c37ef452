package io.fairlead.core.entrypoint;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a listener does when it cannot accept: it waits, longer each time, and says so now and then.
final class AcceptTrouble {

    private static final System.Logger LOGGER = System.getLogger(AcceptTrouble.class.getName());
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(10);

    private final String entryPoint;
    private long pause = FIRST_PAUSE;
    private long saidAt = System.nanoTime() - SILENCE;

    AcceptTrouble(String entryPoint) {
        this.entryPoint = entryPoint;
    }

    /// A connection was accepted.
    void over() {
        pause = FIRST_PAUSE;
    }

    /// None could be; returns when it may be tried again.
    void pause(Throwable cause) {
        if (System.nanoTime() - saidAt >= SILENCE) {
            saidAt = System.nanoTime();
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "entry point " + entryPoint + " cannot accept connections, and tries again: " + cause);
        }
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
}

package io.fairlead.core.entrypoint;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How many client connections may be open at a time; who accepts waits for a free place.
public final class ConnectionLimit {

    private static final long LOOK_MILLIS = 100;

    private final Semaphore free;

    private ConnectionLimit(int most) {
        this.free = new Semaphore(most);
    }

    /// A limit for all entry points that share it.
    public static ConnectionLimit of(int most) {
        return new ConnectionLimit(most);
    }

    /// Waits for a place and takes it.
    ///
    /// @param wanted whether to go on waiting
    /// @return whether there is a place
    boolean take(BooleanSupplier wanted) {
        try {
            while (!free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!wanted.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        free.release();
    }
}

package io.fairlead.core.http;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that the heads of all requests in flight may take together, beyond what every connection has
/// anyway: each may be long, but not all at once.
public final class HeadBudget {

    /// As much as the heads themselves are allowed.
    public static final HeadBudget UNLIMITED = new HeadBudget(Long.MAX_VALUE);

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    private HeadBudget(long most) {
        this.most = most;
    }

    /// A budget of so many bytes.
    public static HeadBudget of(long bytes) {
        return new HeadBudget(bytes);
    }

    /// The number of bytes that are taken.
    public long taken() {
        return taken.get();
    }

    /// Takes memory.
    ///
    /// @throws BadMessage if there is not so much
    public void take(long bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new BadMessage(503, "the heads in flight take all the memory that they may");
        }
    }

    /// Gives memory back.
    public void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}

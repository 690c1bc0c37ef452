package io.fairlead.core.provider;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that the test moves. Who sleeps is held until the test has seen how long, and lets it go.
final class FakeTime implements Time {

    private final BlockingQueue<Duration> sleeps = new LinkedBlockingQueue<>();
    private final SynchronousQueue<Boolean> wakes = new SynchronousQueue<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleeps.add(duration);
        wakes.take();
    }

    void move(Duration by) {
        now.addAndGet(by.toNanos());
    }

    /// Waits until somebody sleeps; says for how long.
    Duration sleeping() throws InterruptedException {
        return sleeps.take();
    }

    /// Ends the sleep, at its time.
    void wake(Duration slept) throws InterruptedException {
        move(slept);
        wakes.put(true);
    }
}

package io.fairlead.core.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One thread that looks at all deadlines a few times a second and ends what is late.
public final class Reaper implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Reaper.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> chores = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform().daemon().name("reaper").unstarted(this::run);

    private Reaper() {}

    /// A reaper at work.
    public static Reaper start() {
        var reaper = new Reaper();
        reaper.thread.start();
        return reaper;
    }

    /// Watches a deadline until it is removed.
    public void add(Deadline deadline) {
        deadlines.add(deadline);
    }

    /// Forgets a deadline.
    public void remove(Deadline deadline) {
        deadlines.remove(deadline);
    }

    /// Runs a short task at every look, until it is removed.
    public void add(Runnable chore) {
        chores.add(chore);
    }

    /// Forgets a task.
    public void remove(Runnable chore) {
        chores.remove(chore);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PERIOD);
            } catch (InterruptedException e) {
                return;
            }
            var now = System.nanoTime();
            deadlines.forEach(deadline -> guarded(() -> deadline.check(now)));
            chores.forEach(Reaper::guarded);
        }
    }

    /// One that fails must not keep the others from being looked at.
    private static void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.WARNING, "a look at the deadlines failed", e);
        }
    }
}

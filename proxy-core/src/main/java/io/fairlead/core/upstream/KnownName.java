package io.fairlead.core.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// What is known of one name. The last good answer stays for as long as no better one is to be had (B-09).
final class KnownName {

    private static final System.Logger LOGGER = System.getLogger(KnownName.class.getName());

    /// An answer counts for so long; then it is used once more while a new one is on its way.
    private static final long FRESH = 10_000_000_000L;

    /// After so long without use it is worth a moment to wait for a new answer.
    private static final long STALE = 60_000_000_000L;

    private static final long MOMENT = 1_000_000_000L;
    private static final int MOST_ADDRESSES = 64;

    private final String name;
    private final NameLookup lookup;
    private final Executor threads;
    private final LongSupplier clock;
    private final AtomicReference<Attempt> attempt = new AtomicReference<>(Attempt.NONE);
    private volatile List<InetAddress> addresses = List.of();
    private volatile long answeredAt;
    private volatile long checkedAt;

    KnownName(String name, NameLookup lookup, Executor threads, LongSupplier clock) {
        this.name = name;
        this.lookup = lookup;
        this.threads = threads;
        this.clock = clock;
        this.checkedAt = clock.getAsLong() - STALE;
    }

    /// At least one address.
    List<InetAddress> addresses(long patience) throws IOException {
        var now = clock.getAsLong();
        var underway = refresh(now);
        var known = addresses;
        if (!known.isEmpty() && now - answeredAt < STALE) {
            return known;
        }
        var moment = known.isEmpty() ? patience : Math.min(patience, MOMENT - (now - underway.since));
        var ended = underway.await(moment);
        known = addresses;
        if (!known.isEmpty()) {
            return known;
        }
        throw ended
                ? new UnknownHostException("no address for " + name)
                : new SocketTimeoutException("no answer about the addresses of " + name);
    }

    /// Looks again if the last look is long ago and nobody is looking.
    Attempt refresh(long now) {
        var current = attempt.get();
        if (!current.isOver() || now - checkedAt < FRESH) {
            return current;
        }
        var fresh = new Attempt(now);
        if (!attempt.compareAndSet(current, fresh)) {
            return attempt.get();
        }
        try {
            threads.execute(() -> look(fresh));
        } catch (RejectedExecutionException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "too many names to look up; " + name + " has to wait");
            end(fresh);
        }
        return fresh;
    }

    private void look(Attempt underway) {
        try {
            var found = lookup.addresses(name).stream().limit(MOST_ADDRESSES).toList();
            if (found.isEmpty()) {
                throw new UnknownHostException(name + " has no addresses");
            }
            addresses = found;
            answeredAt = clock.getAsLong();
        } catch (UnknownHostException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "cannot look up " + name + ": " + e.getMessage());
        } finally {
            end(underway);
        }
    }

    private void end(Attempt underway) {
        checkedAt = clock.getAsLong();
        underway.over.countDown();
    }

    /// One look, since when.
    static final class Attempt {

        private static final Attempt NONE = new Attempt(0);

        static {
            NONE.over.countDown();
        }

        private final long since;
        private final CountDownLatch over = new CountDownLatch(1);

        private Attempt(long since) {
            this.since = since;
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        private boolean await(long nanos) throws IOException {
            try {
                return over.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SocketTimeoutException("interrupted");
            }
        }
    }
}

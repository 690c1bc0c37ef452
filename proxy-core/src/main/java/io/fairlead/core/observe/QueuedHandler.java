package io.fairlead.core.observe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Writes log lines on a thread of its own, so that a sink that takes nothing holds up nobody who logs (D-09): what a
/// bounded queue cannot hold is dropped, counted, and reported when the sink takes lines again.
final class QueuedHandler extends Handler {

    private static final int LONGEST_QUEUE = 2_048;
    private static final long LAST_WAIT_SECONDS = 1;
    private static final CountDownLatch NOBODY = new CountDownLatch(0);

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final OutputStream out;
    private final Thread writer;

    /// @param written what to count down when it is written
    private record Entry(byte[] line, CountDownLatch written) {}

    QueuedHandler(OutputStream out, Formatter formatter) {
        this.out = out;
        setFormatter(formatter);
        this.writer = Thread.ofPlatform().daemon().name("log").start(this::write);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry) && !queue.offer(new Entry(bytes(entry), NOBODY))) {
            dropped.incrementAndGet();
        }
    }

    /// Waits until what was published before is written, or a second has passed.
    @Override
    public void flush() {
        var mark = new Entry(new byte[0], new CountDownLatch(1));
        try {
            if (queue.offer(mark, LAST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                mark.written().await(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        flush();
        writer.interrupt();
    }

    private void write() {
        try {
            while (true) {
                var entry = queue.take();
                write(entry.line());
                if (queue.isEmpty()) {
                    report(dropped.getAndSet(0));
                }
                entry.written().countDown();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void report(long lost) {
        if (lost > 0 && !write(bytes(new LogRecord(Level.WARNING, lost + " log lines were dropped")))) {
            dropped.addAndGet(lost);
        }
    }

    /// @return whether the sink took it; a full disk does not
    private boolean write(byte[] line) {
        try {
            out.write(line);
            out.flush();
            return true;
        } catch (IOException _) {
            dropped.incrementAndGet();
            return false;
        }
    }

    private byte[] bytes(LogRecord entry) {
        return getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
    }
}

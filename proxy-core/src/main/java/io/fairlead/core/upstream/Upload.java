package io.fairlead.core.upstream;

import io.fairlead.core.http.MessageBody;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Sends the body of a request from a thread of its own, so that an answer that comes early is seen.
final class Upload {

    private static final System.Logger LOGGER = System.getLogger(Upload.class.getName());

    /// A server that answers at the end has the last bytes a moment before this thread knows it.
    private static final long SETTLE_NANOS = 20_000_000;

    private final BodySink sink;
    private final Body body;
    private final Runnable whenSent;
    private final UpstreamSettings settings;
    private final CountDownLatch go;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean complete;
    private volatile @Nullable Throwable failure;

    private Upload(BodySink sink, Body body, Runnable whenSent, UpstreamSettings settings, boolean waits) {
        this.sink = sink;
        this.body = body;
        this.whenSent = whenSent;
        this.settings = settings;
        this.go = new CountDownLatch(waits ? 1 : 0);
    }

    /// Starts to send.
    ///
    /// @param whenSent runs when all has been sent
    /// @param waits whether the server is asked first
    static Upload start(BodySink sink, Body body, Runnable whenSent, UpstreamSettings settings, boolean waits) {
        var upload = new Upload(sink, body, whenSent, settings, waits);
        Thread.ofVirtual().name("upload").start(upload::run);
        return upload;
    }

    /// The server wants the body.
    void proceed() {
        go.countDown();
    }

    /// Sends nothing if nothing has been sent yet: then this thread may have the body, and nobody else.
    ///
    /// @return whether that was still possible
    boolean forestall() {
        if (!decided.compareAndSet(false, true)) {
            return false;
        }
        go.countDown();
        return true;
    }

    /// Whether all of the body has been sent, or is about to have been.
    boolean isComplete() {
        if (!complete) {
            await(SETTLE_NANOS);
        }
        return complete;
    }

    /// Throws what went wrong on the side of the body, if that ended the upload: the connection to the server was
    /// closed for it.
    void rethrow() {
        switch (failure) {
            case null -> {
                // the server failed
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Nobody wants the rest. The caller has closed the connection to the server.
    void cancel() {
        if (!forestall()) {
            await(settings.timeouts().drain());
        }
    }

    private void run() {
        try {
            begin();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "the server took no more of a request body: " + e.getMessage());
            drain();
        } catch (RuntimeException | Error e) {
            failure = e;
            sink.close();
        } finally {
            end.countDown();
        }
    }

    private void begin() throws IOException, InterruptedException {
        if (!go.await(settings.timeouts().proceed(), TimeUnit.NANOSECONDS)) {
            LOGGER.log(System.Logger.Level.DEBUG, "the server does not say whether it wants the body; it gets it");
        }
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        if (body instanceof MessageBody message) {
            message.adopt();
        }
        sink.send(body);
        whenSent.run();
        complete = true;
    }

    private void drain() {
        if (body instanceof MessageBody message) {
            try {
                message.drain(settings.mostDrained(), settings.timeouts().drain());
            } catch (UncheckedIOException e) {
                LOGGER.log(System.Logger.Level.DEBUG, () -> "the client ended its request body: " + e.getMessage());
            }
        }
    }

    private void await(long nanos) {
        try {
            if (!end.await(nanos, TimeUnit.NANOSECONDS)) {
                LOGGER.log(System.Logger.Level.TRACE, "a request body is still on its way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

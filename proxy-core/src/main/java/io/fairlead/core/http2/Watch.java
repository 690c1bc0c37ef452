package io.fairlead.core.http2;

import io.fairlead.core.http.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// Looks at the times that things may take on a connection, on the reaper's thread.
final class Watch implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(Watch.class.getName());

    private final Shared shared;
    private final Departure departure;
    private final Transport transport;
    private final Runnable cut;
    private final long idleNanos;
    private final long stallNanos;
    private Optional<KeepAlive> keepAlive = Optional.empty();

    /// @param cut ends everything now
    Watch(Shared shared, Departure departure, Http2Options options, Transport transport, Runnable cut) {
        this.shared = shared;
        this.departure = departure;
        this.transport = transport;
        this.cut = cut;
        this.idleNanos = options.idle().toNanos();
        this.stallNanos = options.streamStall().toNanos();
    }

    /// Asks a silent peer whether it lives. Before the connection is run.
    void keepAlive(Duration silence, Duration patience) {
        keepAlive = silence.isPositive() ? Optional.of(new KeepAlive(silence, patience)) : Optional.empty();
    }

    /// Something has come. On the thread that reads.
    void heard() {
        keepAlive.ifPresent(KeepAlive::heard);
    }

    @Override
    public void run() {
        var now = System.nanoTime();
        var open = new ArrayList<Http2Stream>(0);
        boolean idle;
        synchronized (shared.outbox()) {
            shared.streams().forEach(open::add);
            idle = isIdle(now);
        }
        open.forEach(stream -> stream.check(now, stallNanos));
        if (idle) {
            departure.begin();
        }
        keepAlive.ifPresent(asker -> act(asker.look(now)));
        departure.check(now);
    }

    private boolean isIdle(long now) {
        return idleNanos > 0
                && shared.streams().count() == 0
                && shared.slots().areFree()
                && now - shared.streams().idleSince() > idleNanos
                && !departure.hasBegun();
    }

    private void act(KeepAlive.Verdict verdict) {
        switch (verdict) {
            case FINE -> {}
            case ASK -> {
                synchronized (shared.outbox()) {
                    shared.control().ping(KeepAlive.PAYLOAD);
                }
                shared.outbox().flush();
            }
            case DEAD -> {
                LOGGER.log(System.Logger.Level.DEBUG, () -> transport.remote() + " does not answer a ping");
                cut.run();
            }
        }
    }
}

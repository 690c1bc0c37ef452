package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Output;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.ResponseWriter;
import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http.Transport;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One client connection: reads requests in order, and answers each before it reads the next.
final class Http1Connection implements Connection, ClientSide {

    private static final System.Logger LOGGER = System.getLogger(Http1Connection.class.getName());

    private static final long GOODBYE_NANOS = 1_000_000_000L;

    private final Transport transport;
    private final Input input;
    private final EntryPointSettings settings;
    private final Reaper reaper;
    private final Deadline reading;
    private final Deadline writing;
    private final Deadline responding;
    private final long responseNanos;
    private final ResponseWriter writer;
    private final RequestIntake intake;
    private final ServerExchange exchange;
    private final IncomingRequest request = new IncomingRequest(this);
    private final long openedAt = System.nanoTime();
    private @Nullable AutoCloseable kept;
    private volatile @Nullable Thread thread;
    private volatile boolean draining;
    private volatile boolean idle;

    Http1Connection(
            Transport transport, Input input, EntryPointSettings settings, Dispatcher dispatcher, Reaper reaper) {
        this.transport = transport;
        this.input = input;
        this.settings = settings;
        this.reaper = reaper;
        this.reading = new Deadline(this::breakOff);
        this.writing = new Deadline(this::breakOff, transport::progress);
        this.responding = new Deadline(this::breakOff);
        var timeouts = settings.timeouts();
        this.responseNanos = timeouts.response().toNanos();
        var pace = new BodyPace(
                reading, timeouts.bodyStall().toNanos(), timeouts.request().toNanos(), timeouts.bodyRate());
        this.writer = new ResponseWriter(
                new Output(transport, writing, timeouts.writeStall().toNanos()));
        this.intake = new RequestIntake(transport, input, settings, pace);
        var relay = new TunnelRelay(
                transport, input, reading, responding, settings.tunnels().idle().toNanos(), () -> draining);
        this.exchange = new ServerExchange(intake, writer, dispatcher, relay, settings.bodies(), () -> draining);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        reaper.add(reading);
        reaper.add(writing);
        if (responseNanos > 0) {
            reaper.add(responding);
        }
        try {
            serve();
            sayGoodbye();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "connection of " + transport.remote() + " ended: " + e);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "connection of " + transport.remote() + " failed", e);
        } finally {
            thread = null;
            reaper.remove(reading);
            reaper.remove(writing);
            reaper.remove(responding);
            breakOff();
            intake.release();
            forget();
        }
    }

    /// Closes the connection so that a response which ends with it, and has not ended, does not look whole.
    private void breakOff() {
        if (writer.isEndless()) {
            transport.abort();
        } else {
            transport.close();
        }
    }

    /// Only this tells a client of TLS that nothing was cut off.
    private void sayGoodbye() throws IOException {
        if (transport.tls() != null) {
            writing.within(GOODBYE_NANOS);
            transport.endWrite();
        }
    }

    private void forget() {
        try (var belonging = kept) {
            kept = null;
        } catch (Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "closing what was kept for a client failed", e);
        }
    }

    /// An idle connection ends, but a request that has just come is still answered.
    @Override
    public void drain() {
        draining = true;
        if (idle) {
            transport.endRead();
        }
    }

    @Override
    public void cut() {
        draining = true;
        breakOff();
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public InetSocketAddress address() {
        return transport.remote();
    }

    @Override
    public @Nullable TlsSession tls() {
        return transport.tls();
    }

    @Override
    public byte[] addressText() {
        return intake.addressText();
    }

    /// Looks only when the request has been read: until then its own thread finds out.
    @Override
    public boolean isGone() {
        var content = intake.content();
        try {
            return (content == null || content.finished()) && input.hasEnded();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, () -> transport.remote() + " broke off: " + e);
            return true;
        }
    }

    @Override
    public @Nullable AutoCloseable kept() {
        return kept;
    }

    @Override
    public boolean keep(AutoCloseable belonging) {
        kept = belonging;
        return true;
    }

    @Override
    public String entryPoint() {
        return settings.name();
    }

    @Override
    public void inform(int status, Headers headers) {
        try {
            writer.inform(status, headers);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "interim answer to " + transport.remote() + " failed: " + e);
        }
    }

    private void serve() throws IOException {
        for (var served = 1; input.peek() >= 0; served++) {
            idle = false;
            if (!serveOne(served)) {
                return;
            }
            reading.within(settings.timeouts().idle().toNanos());
            idle = true;
            if (draining) {
                transport.endRead();
            }
        }
    }

    private boolean serveOne(int served) throws IOException {
        reading.within(settings.timeouts().head().toNanos());
        try {
            intake.read();
            reading.clear();
            intake.fill(request);
        } catch (BadMessage e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "refused " + transport.remote() + ": " + e.getMessage());
            exchange.refuse(e.status());
            intake.linger(e);
            return false;
        }
        responding.within(responseNanos);
        var goesOn = exchange.answer(request, isLast(served));
        responding.clear();
        intake.release();
        return goesOn;
    }

    private boolean isLast(int served) {
        var head = intake.head();
        var framing = head.framing();
        var asked = head.minorVersion() == 1 ? framing.close() : !framing.keepAlive() || head.mayHaveUnmarkedBody();
        var most = settings.requestsPerConnection();
        return asked || most > 0 && served >= most || isOld();
    }

    private boolean isOld() {
        var most = settings.connectionTime().toNanos();
        return most > 0 && System.nanoTime() - openedAt > most;
    }
}

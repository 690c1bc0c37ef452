package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BodyFailure;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.ResponseWriter;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Answers one request after the other on a connection, and says after each whether it can go on.
final class ServerExchange {

    private static final System.Logger LOGGER = System.getLogger(ServerExchange.class.getName());

    private final RequestIntake intake;
    private final ResponseWriter writer;
    private final Dispatcher dispatcher;
    private final TunnelRelay relay;
    private final BodyTreatment bodies;
    private final BooleanSupplier draining;

    /// @param draining whether the connection ends with the answer that is about to be written
    ServerExchange(
            RequestIntake intake,
            ResponseWriter writer,
            Dispatcher dispatcher,
            TunnelRelay relay,
            BodyTreatment bodies,
            BooleanSupplier draining) {
        this.intake = intake;
        this.writer = writer;
        this.dispatcher = dispatcher;
        this.relay = relay;
        this.bodies = bodies;
        this.draining = draining;
    }

    /// Answers a request and ends its body.
    ///
    /// @param last whether the connection is to end with it
    /// @return whether the connection stands at the next request
    boolean answer(IncomingRequest request, boolean last) throws IOException {
        writer.prepare();
        try (var response = Answers.dispatch(dispatcher, request)) {
            return write(response, request, last);
        } catch (BodyFailure e) {
            return giveUp(e, e.status());
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "answering " + request + " failed", e);
            return giveUp(e, 500);
        } finally {
            dispatcher.release(request);
            linger(intake.content());
        }
    }

    /// Answers what cannot become a request.
    void refuse(int status) throws IOException {
        send(Answers.refusal(status));
    }

    private void send(Response response) throws IOException {
        try (response) {
            writer.write(response, intake.head(), true);
        }
    }

    private boolean write(Response response, IncomingRequest request, boolean last) throws IOException {
        intake.shutGate();
        if (response.status() == 101 && response.tunnel().isPresent()) {
            tunnel(response, response.tunnel().get(), request);
            return false;
        }
        var complete = isComplete(intake.content());
        var held = intake.holdsTunnelBytes();
        var ends = last || draining.getAsBoolean() || !complete || held || response instanceof FailedResponse;
        var goesOn = writer.write(response, intake.head(), ends);
        if (held) {
            intake.scrap();
        }
        return goesOn;
    }

    /// A tunnel may live for days: it must not keep a routing table with it.
    private void tunnel(Response response, Tunnel server, IncomingRequest request) throws IOException {
        if (intake.upgrade().isEmpty()) {
            throw new IllegalStateException("a tunnel that the client did not ask for");
        }
        writer.switchProtocols(response, intake.upgrade());
        dispatcher.release(request);
        relay.run(server);
    }

    /// Whether the connection stands behind the request's body. An answer that comes before ends the connection
    /// even where the body is at hand (F-13): nobody can tell whether both sides agree on where it ends.
    private static boolean isComplete(@Nullable MessageBody content) {
        return content == null || content.finished();
    }

    private boolean giveUp(Throwable cause, int status) throws IOException {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "exchange broken off: " + cause);
        if (writer.isUntouched()) {
            writer.discard();
            send(Answers.refusal(status));
            return false;
        }
        throw new IOException("an answer was broken off");
    }

    private void linger(@Nullable MessageBody content) throws IOException {
        if (content == null || content.finished()) {
            return;
        }
        if (!content.isBroken() && !content.isReadElsewhere()) {
            drain(content);
        }
        if (content.isBroken() || content.finished() && intake.holdsBytes()) {
            intake.scrap();
        }
    }

    private void drain(MessageBody content) {
        try {
            drained(content);
        } catch (UncheckedIOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "the request body has no end", e);
        }
    }

    private boolean drained(MessageBody content) {
        return content.drain(bodies.mostDrained(), bodies.drainTime().toNanos());
    }
}

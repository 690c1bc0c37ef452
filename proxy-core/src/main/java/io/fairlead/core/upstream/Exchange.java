package io.fairlead.core.upstream;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.RequestWriter;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request and its answer on one connection, or on two if the first had gone stale.
final class Exchange {

    private static final System.Logger LOGGER = System.getLogger(Exchange.class.getName());

    /// Nobody hears it; logs show it.
    private static final int CLIENT_GONE = 499;

    private final ConnectionPool pool;
    private final Request request;
    private final ClientLink link;
    private final ServerTarget target;
    private final String upgrade;
    private UpstreamConnection connection;
    private @Nullable Upload upload;
    private int resendable;
    private boolean heard;
    private volatile boolean answered;

    Exchange(
            ConnectionPool pool, UpstreamConnection connection, Request request, ClientLink link, ServerTarget target) {
        this.pool = pool;
        this.connection = connection;
        this.request = request;
        this.link = link;
        this.target = target;
        this.upgrade = RequestWriter.upgrade(request, link);
    }

    Response run() {
        try {
            send();
            await();
            return response();
        } catch (BadMessage e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> target.authority() + " sent a bad answer: " + e.getMessage());
            return failed(502);
        } catch (IOException e) {
            return wentStale() ? repeat(e) : failed(e);
        } catch (RuntimeException | Error e) {
            connection.close();
            if (upload != null) {
                upload.cancel();
            }
            throw e;
        }
    }

    /// Sends the head, and the body if all of it is at hand.
    private void send() throws IOException {
        connection.watch().of(link);
        var output = connection.output();
        connection.requests().head(request, target.path(request), target.host(request), link);
        var body = request.body();
        var streams = body.length() != 0 && !isAtHand();
        if (body.length() != 0 && !streams) {
            connection.bodies().plain(body, body.length());
        }
        resendable = output.intact() && !streams && Forwarder.isRepeatable(request) ? output.size() : 0;
        output.flush();
        if (streams) {
            upload = Upload.start(connection, body, this::expectHead, pool.settings(), link.expectsContinue());
        } else {
            expectHead();
        }
    }

    private boolean isAtHand() {
        return !link.expectsContinue() && request.body() instanceof MessageBody message && message.arrived();
    }

    /// The time of the server begins when it has the whole request; that may be known after its answer.
    private void expectHead() {
        connection.deadline().within(patience());
        if (answered) {
            connection.deadline().clear();
        }
    }

    private long patience() {
        var head = pool.settings().timeouts().responseHead();
        var read = pool.settings().timeouts().read();
        return head == 0 || read == 0 ? head + read : Math.min(head, read);
    }

    /// Reads heads until one is final.
    private void await() throws IOException {
        var head = connection.head();
        receive();
        for (var interim = 1; head.status() < 200 && !switches(); interim++) {
            if (head.status() == 101 || interim > pool.settings().mostInterim()) {
                throw new BadMessage(502, "an interim answer that was not asked for, or too many of them");
            }
            inform();
            receive();
        }
        answered = true;
        connection.deadline().clear();
    }

    /// Whether the server does what it was asked for, and nothing else (U-03).
    private boolean switches() {
        var head = connection.head();
        return head.status() == 101
                && head.minorVersion() == 1
                && !upgrade.isEmpty()
                && head.framing().upgrades().equals(List.of(upgrade));
    }

    private void receive() throws IOException {
        connection.watch().begin();
        try {
            heard |= connection.input().peek() >= 0;
            connection.head().read(connection.input());
        } finally {
            connection.watch().end();
        }
    }

    private void inform() {
        if (connection.head().status() == 100) {
            if (upload != null) {
                upload.proceed();
            }
        } else {
            request.inform(connection.head().status(), connection.head().fields());
        }
    }

    private Response response() {
        if (switches()) {
            return new SwitchedResponse(connection);
        }
        if (upload != null && link.expectsContinue() && upload.forestall()) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> target.authority() + " answered without wanting the body");
        }
        var head = connection.head();
        var body = MessageBody.ofResponse(connection.input(), head, request.method(), connection.pace());
        return new ForwardedResponse(pool, connection, link, body, upload);
    }

    /// The server closed a resting connection just when we took it.
    private boolean wentStale() {
        return resendable > 0
                && connection.used()
                && !heard
                && !connection.watch().gone()
                && !connection.deadline().expired();
    }

    /// One more try, on a new connection (B-04).
    private Response repeat(IOException cause) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "a connection to " + target.authority() + " had gone: " + cause);
        var stale = connection;
        stale.close();
        try {
            connection = pool.dial(request.client());
            connection.watch().of(link);
            connection.output().adopt(stale.output(), resendable);
            connection.output().flush();
            expectHead();
            await();
            return response();
        } catch (BadMessage e) {
            return failed(502);
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Response failed(IOException e) {
        if (connection.watch().gone()) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "the client went before " + target.authority() + " answered");
            return failed(CLIENT_GONE, Response.Origin.PROXY);
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> "no answer from " + target.authority() + ": " + e);
        return failed(connection.deadline().expired() || e instanceof SocketTimeoutException ? 504 : 502);
    }

    private Response failed(int status) {
        return failed(status, Response.Origin.BROKEN);
    }

    private Response failed(int status, Response.Origin origin) {
        connection.close();
        var response = Forwarder.Failure.response(status, origin);
        if (upload != null) {
            upload.rethrow();
            response.body(new FailureBody(response.body(), upload));
        }
        return response;
    }
}

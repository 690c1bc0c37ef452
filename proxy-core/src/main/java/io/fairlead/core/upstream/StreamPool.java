package io.fairlead.core.upstream;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.Transport;
import io.fairlead.core.http2.FrameBudgets;
import io.fairlead.core.http2.Http2Connection;
import io.fairlead.core.http2.Http2Options;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The HTTP/2 connections to one server: as few as can carry the streams that are open. A server that is spoken to
/// in secret may choose HTTP/1.1 instead.
final class StreamPool {

    private static final int MOST = 256;
    private static final String HTTP_2 = "h2";
    private static final List<String> EITHER = List.of(HTTP_2, "http/1.1");

    private final Connector connector;
    private final UpstreamSettings settings;
    private final Reaper reaper;
    private final RunningConnections running;
    private final Http2Options options;
    private final List<Http2Connection> connections = new ArrayList<>();
    private final Semaphore dialling = new Semaphore(1);
    private volatile boolean single;

    StreamPool(Connector connector, UpstreamSettings settings, Reaper reaper, RunningConnections running) {
        this.connector = connector;
        this.settings = settings;
        this.reaper = reaper;
        this.running = running;
        this.options = options(settings);
    }

    /// What was opened to a server.
    sealed interface Opened {

        /// A connection that can carry another stream.
        ///
        /// @param used whether it has carried others before, so that the server may have ended it meanwhile
        /// @param last whether it is to carry no other after this one
        record Many(Http2Connection connection, boolean used, boolean last) implements Opened {}

        /// One for a single exchange at a time.
        record Single(UpstreamConnection connection) implements Opened {}
    }

    boolean encrypted() {
        return connector.tls().isPresent();
    }

    /// Whether the server chose HTTP/1.1 the last time, so that its resting connections are worth a look.
    boolean single() {
        return single;
    }

    /// A connection for one more stream. Who finds none waits for the one that is being made.
    ///
    /// @param client whose request it is for
    /// @param refusing a connection that did not take the request
    Opened acquire(InetSocketAddress client, @Nullable Http2Connection refusing) throws IOException {
        var open = find(refusing);
        if (open != null) {
            return open;
        }
        if (single) {
            return dial(client);
        }
        awaitTurn();
        try {
            open = find(refusing);
            return open == null ? dial(client) : open;
        } finally {
            dialling.release();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized Opened.@Nullable Many find(@Nullable Http2Connection refusing) {
        connections.removeIf(Http2Connection::isLeaving);
        for (var connection : connections) {
            if (connection != refusing && connection.isOpen()) {
                return new Opened.Many(connection, true, false);
            }
        }
        return null;
    }

    private void awaitTurn() throws IOException {
        var limit = settings.timeouts().dial();
        try {
            if (!dialling.tryAcquire(limit == 0 ? Long.MAX_VALUE : limit, TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException("no connection to the server in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a connection was made");
        }
    }

    private Opened dial(InetSocketAddress client) throws IOException {
        var transport = connector.open(client, EITHER);
        var session = transport.tls();
        single = session != null && !session.protocol().equals(HTTP_2);
        return single
                ? new Opened.Single(new UpstreamConnection(transport, settings, reaper))
                : new Opened.Many(start(transport), false, isPersonal());
    }

    private Http2Connection start(Transport transport) throws IOException {
        var connection = Http2Connection.client(transport, new Input(transport), options, reaper, settings.head());
        connection.keepAlive(
                Duration.ofNanos(settings.timeouts().readIdle()),
                Duration.ofNanos(settings.timeouts().ping()));
        keep(connection);
        running.start(connection);
        return connection;
    }

    /// A connection that begins with the address of one client is for nobody else.
    private boolean isPersonal() {
        return connector.proxyVersion() > 0;
    }

    private synchronized void keep(Http2Connection connection) throws IOException {
        if (isPersonal()) {
            return;
        }
        if (connections.size() == MOST) {
            connection.cut();
            throw new IOException("more than " + MOST + " connections to the server");
        }
        connections.add(connection);
    }

    private static Http2Options options(UpstreamSettings settings) {
        var usual = Http2Options.DEFAULT;
        return new Http2Options(
                usual.concurrentStreams(),
                usual.decoderTable(),
                usual.encoderTable(),
                usual.streamWindow(),
                usual.connectionWindow(),
                settings.head().headBytes(),
                usual.trailers(),
                usual.unwantedBytes(),
                usual.unwantedTime(),
                FrameBudgets.DEFAULT,
                usual.frameTime(),
                Duration.ofNanos(settings.timeouts().write()),
                usual.streamStall(),
                Duration.ofNanos(settings.timeouts().idle()));
    }
}

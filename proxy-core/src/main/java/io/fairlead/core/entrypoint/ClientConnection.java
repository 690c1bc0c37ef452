package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.Transport;
import io.fairlead.core.tls.TlsAcceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A connection from its first byte on: finds out which protocol it speaks, and becomes that.
final class ClientConnection implements Connection {

    private static final System.Logger LOGGER = System.getLogger(ClientConnection.class.getName());

    private static final long LAST_CHANCE_NANOS = 1_000_000_000L;

    private final Transport transport;
    private Input input;
    private final EntryPointSettings settings;
    private final Dispatcher dispatcher;
    private final Reaper reaper;
    private final Deadline opening;
    private @Nullable InetAddress source;
    private volatile @Nullable Connection spoken;
    private volatile boolean draining;
    private volatile boolean cut;

    ClientConnection(Transport transport, EntryPointSettings settings, Dispatcher dispatcher, Reaper reaper) {
        this.transport = transport;
        this.input = new Input(transport, settings.shared().heads());
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.reaper = reaper;
        this.opening = new Deadline(transport::close);
    }

    @Override
    public void run() {
        try {
            var connection = open();
            if (connection != null) {
                speak(connection);
            }
        } catch (BadMessage e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "refused " + transport.remote() + ": " + e.getMessage());
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "connection of " + transport.remote() + " ended: " + e);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "connection of " + transport.remote() + " failed", e);
        } finally {
            transport.close();
            input.release();
            forgetSource();
        }
    }

    private void forgetSource() {
        if (source != null) {
            settings.shared().sources().giveBack(source);
        }
    }

    /// The first request of a new connection may be under way: it is answered if it comes soon.
    @Override
    public void drain() {
        draining = true;
        var connection = spoken;
        if (connection == null) {
            opening.within(LAST_CHANCE_NANOS);
        } else {
            connection.drain();
        }
    }

    @Override
    public void cut() {
        cut = true;
        var connection = spoken;
        if (connection == null) {
            transport.close();
        } else {
            connection.cut();
        }
    }

    private @Nullable Connection open() throws IOException {
        reaper.add(opening);
        try {
            var client = introduce();
            if (!settings.shared().sources().take(client.remote().getAddress())) {
                return nothing("too many connections from " + client.remote());
            }
            source = client.remote().getAddress();
            limit(settings.timeouts().firstByte());
            return switch (ProtocolSniffer.sniff(input)) {
                case HTTP_1 -> new Http1Connection(client, input, settings, dispatcher, reaper);
                case HTTP_2 -> new Http2Session(client, input, settings, dispatcher, reaper);
                case TLS -> secured(client);
                case NONE -> nothing("a connection ended without a byte");
            };
        } finally {
            reaper.remove(opening);
        }
    }

    /// Lets a balancer say whose connection this is.
    private Transport introduce() throws IOException {
        var proxyProtocol = settings.proxyProtocol();
        if (proxyProtocol.isEmpty()) {
            return transport;
        }
        limit(proxyProtocol.get().patience());
        return proxyProtocol.get().introduce(transport, input);
    }

    /// The connection that comes of a handshake.
    private Connection secured(Transport client) throws IOException {
        limit(settings.timeouts().handshake());
        var acceptor = new TlsAcceptor(dispatcher.tls(), settings.name());
        var encrypted = acceptor.accept(client, input, opening::expired);
        input.release();
        input = new Input(encrypted, settings.shared().heads());
        return encrypted.tls().protocol().equals("h2")
                ? new Http2Session(encrypted, input, settings, dispatcher, reaper)
                : new Http1Connection(encrypted, input, settings, dispatcher, reaper);
    }

    private void limit(Duration usual) {
        opening.within(draining ? LAST_CHANCE_NANOS : usual.toNanos());
    }

    private void speak(Connection connection) {
        spoken = connection;
        if (cut) {
            connection.cut();
        } else if (draining) {
            connection.drain();
        }
        connection.run();
    }

    private static @Nullable Connection nothing(String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, reason);
        return null;
    }
}

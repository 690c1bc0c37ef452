package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.SplittableRandom;

/// An open WebSocket, to a server that sends back what it gets: each errand sends random bytes and wants them again.
final class Tunnel implements Traffic.Errand, AutoCloseable {

    private static final int LONGEST = 10_000;

    private final Exchange exchange;
    private final SplittableRandom random = new SplittableRandom(7);

    private Tunnel(Exchange exchange) {
        this.exchange = exchange;
    }

    static Tunnel open(int port, String host) throws IOException {
        return open(Exchange.connect(port), host);
    }

    /// Over a connection that is there already.
    static Tunnel open(Exchange exchange, String host) throws IOException {
        exchange.write("GET /tunnel HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        var head = exchange.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no tunnel: " + head);
        }
        return new Tunnel(exchange);
    }

    @Override
    public void run() throws IOException {
        var bytes = new byte[1 + random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        exchange.socket().getOutputStream().write(bytes);
        var back = exchange.input().readNBytes(bytes.length);
        if (back.length < bytes.length) {
            throw new EOFException("the tunnel was cut");
        }
        assertThat(back).isEqualTo(bytes);
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}

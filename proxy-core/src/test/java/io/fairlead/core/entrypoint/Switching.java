package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

/// What a client and a server say to each other to speak WebSocket.
final class Switching {

    static final String HANDSHAKE = "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\n"
            + "Connection: keep-alive, Upgrade\r\nsec-websocket-key: k\r\nSEC-WEBSOCKET-VERSION: 13\r\n\r\n";
    static final String SWITCH = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: x\r\n\r\n";

    /// A request that wants nothing of that.
    static final String SECOND = "GET /second HTTP/1.1\r\nHost: a\r\n\r\n";

    private Switching() {}

    /// A server that switches and then goes on with the script.
    static RawServer server(RawServer.Script then) {
        return RawServer.playing((client, connection) -> {
            client.readHead();
            client.send(SWITCH);
            then.play(client, connection);
        });
    }

    /// A client that has switched.
    static RawPeer open(Proxied proxied) {
        var client = proxied.client();
        client.send(HANDSHAKE);
        assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
        return client;
    }
}

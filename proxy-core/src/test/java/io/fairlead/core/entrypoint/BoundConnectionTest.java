package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundConnectionTest {

    private static final String CHALLENGE =
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: %s\r\nContent-Length: 0\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    /// Says on which connection a request came; the first answer on each is the challenge.
    private static RawServer server(String challenge, SynchronousQueue<Integer> ended) {
        return RawServer.playing((client, connection) -> {
            client.readHead();
            client.send(CHALLENGE.formatted(challenge));
            try {
                while (true) {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nX-On: " + connection + "\r\nContent-Length: 0\r\n\r\n");
                }
            } catch (AssertionError e) {
                ended.offer(connection, 10, TimeUnit.SECONDS);
            }
        });
    }

    @ParameterizedTest(name = "B-03 after {0} the connection is the client's own, and ends with it")
    @ValueSource(strings = {"NTLM", "Negotiate", "ntlm TlRMTVNTUAAC"})
    void bound(String challenge) throws Exception {
        var ended = new SynchronousQueue<Integer>();
        try (var proxied = Proxied.before(server(challenge, ended))) {
            var first = proxied.client().send(GET);
            assertThat(first.readHead()).startsWith("HTTP/1.1 401");
            var second = proxied.client().send(GET);
            assertThat(second.readHead()).startsWith("HTTP/1.1 401");
            for (var i = 0; i < 3; i++) {
                assertThat(first.send(GET).readHead()).contains("X-On: 1");
                assertThat(second.send(GET).readHead()).contains("X-On: 2");
            }
            first.close();
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(second.send(GET).readHead()).contains("X-On: 2");
            assertThat(proxied.server().connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("B-03 other challenges bind nothing")
    void free() {
        try (var proxied = Proxied.before(server("Basic realm=\"ntlm\"", new SynchronousQueue<>()))) {
            // At the end of its client's connection, that to the server has been given back.
            var last = GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
            assertThat(proxied.client().send(last).readAll()).startsWith("HTTP/1.1 401");
            assertThat(proxied.client().send(GET).readHead()).contains("X-On: 1");
        }
    }
}

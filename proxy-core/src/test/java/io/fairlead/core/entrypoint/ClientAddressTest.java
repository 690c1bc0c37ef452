package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final LinkedBlockingQueue<String> headers = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("B-02 a connection that begins with a client's address carries requests of nobody else: version 1")
    void text() throws Exception {
        try (var proxied = proxied(1, 0)) {
            for (var i = 1; i < 4; i++) {
                var client = proxied.client().send(GET);
                client.readUntil("ok");
                assertThat(headers.poll(10, TimeUnit.SECONDS))
                        .isEqualTo("PROXY TCP4 127.0.0.1 127.0.0.1 " + client.localPort() + ' '
                                + proxied.server().url().getPort() + "\r\n");
                assertThat(proxied.server().connections()).isEqualTo(i);
            }
        }
    }

    @Test
    @DisplayName("B-02 a connection that begins with a client's address carries requests of nobody else: version 2")
    void binary() throws Exception {
        try (var proxied = proxied(2, 28)) {
            for (var i = 1; i < 4; i++) {
                var client = proxied.client().send(GET);
                client.readUntil("ok");
                assertThat(headers.poll(10, TimeUnit.SECONDS))
                        .isEqualTo("\r\n\r\n\0\r\nQUIT\n" + "\u0021\u0011\0\u000c" + "\u007f\0\0\u0001".repeat(2)
                                + port(client.localPort())
                                + port(proxied.server().url().getPort()));
                assertThat(proxied.server().connections()).isEqualTo(i);
            }
        }
    }

    private static String port(int port) {
        return "" + (char) (port >>> 8) + (char) (port & 0xff);
    }

    private Proxied proxied(int version, int length) {
        var config = RecordBinder.bind(
                ServersTransportConfig.class, Map.of("proxyProtocol", Map.of("version", version)), "");
        return Proxied.before(
                RawServer.playing((client, connection) -> {
                    headers.add(length == 0 ? client.readUntil("\r\n") : client.read(length));
                    client.readHead();
                    client.send(OK);
                    client.readAll();
                }),
                config);
    }
}

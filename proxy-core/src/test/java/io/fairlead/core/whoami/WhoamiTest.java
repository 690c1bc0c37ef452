package io.fairlead.core.whoami;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhoamiTest {

    private Whoami whoami;

    @BeforeEach
    void start() throws IOException {
        whoami = Whoami.start("127.0.0.1", 0, "one");
    }

    @AfterEach
    void stop() {
        whoami.close();
    }

    @Test
    void answersWithTheRequest() throws IOException {
        var answer = ask("GET /bar?q=1 HTTP/1.1\r\nx-forwarded-for: 10.0.0.1\r\nHost: example.com\r\nA: b\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\nName: one\nHostname: ".substring(1));
        assertThat(answer).contains("\nRemoteAddr: 127.0.0.1:");
        assertThat(answer).contains("\nGET /bar?q=1 HTTP/1.1\nHost: example.com\nA: b\n");
        assertThat(answer).contains("\nX-Forwarded-For: 10.0.0.1\n");
    }

    @Test
    void readsABodyAndAnswers() throws IOException {
        var answer = ask("POST /upload HTTP/1.1\r\nHost: example.com\r\nContent-Length: 5\r\n", "hello");

        assertThat(answer).contains("\nPOST /upload HTTP/1.1\nHost: example.com\n");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(ask("HEAD / HTTP/1.1\r\nHost: example.com\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("\r\n\r\n");
    }

    private String ask(String head) throws IOException {
        return ask(head, "");
    }

    private String ask(String head, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), whoami.port())) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

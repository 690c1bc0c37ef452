package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.FramePeer;
import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who has shaken hands for one host is not answered for another that asks for more.
class MisdirectedTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final TestPki CLIENTS = TestPki.authority("clients");
    private static final String MISDIRECTED = "HTTP/1.1 421 ";

    private final Secure secure = new Secure();

    @BeforeEach
    void configure() {
        secure.certificate(AUTHORITY.server("*.example"));
        secure.options("private", Map.of("clientAuth", Map.of("caFiles", List.of(CLIENTS.certificatesPem()))));
        secure.route("public.example", "default");
        secure.route("other.example", "default");
        secure.route("private.example", "private@file");
        secure.route("mixed", "Host(`mixed.example`) || PathPrefix(`/mixed`)", "private@file");
        secure.apply();
    }

    @AfterEach
    void close() {
        secure.close();
    }

    @Test
    @DisplayName("T-05 a private host behind the name of a public one is 421")
    void fronting() throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), "public.example")) {
            assertThat(client.get("private.example")).startsWith(MISDIRECTED).endsWith("Misdirected Request\n");
            assertThat(client.get("PRIVATE.example.:443")).startsWith(MISDIRECTED);
            assertThat(client.get("public.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("T-05 a public host behind the name of a private one is 421")
    void reverse() throws IOException {
        var context = CLIENTS.client("me").context(AUTHORITY);
        try (var client = SecureClient.connect(context, secure.port(), "private.example")) {
            assertThat(client.get("public.example")).startsWith(MISDIRECTED);
            assertThat(client.get("private.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("T-05 a private host on a stream of a public one's HTTP/2 connection is 421")
    void coalescing() throws IOException {
        var client = SecureClient.connect(
                AUTHORITY.trusting(),
                secure.port(),
                "public.example",
                parameters -> parameters.setApplicationProtocols(new String[] {"h2"}));
        try (var peer = new FramePeer(client.socket())) {
            peer.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                    .settings();
            get(peer, 1, "public.example");
            assertThat(peer.head(1)).startsWith(":status: 200\n");
            assertThat(peer.content(1)).isEqualTo("https public.example https 443");
            get(peer, 3, "private.example");
            assertThat(peer.head(3)).startsWith(":status: 421\n");
        }
    }

    private static void get(FramePeer peer, int stream, String host) {
        peer.headers(stream, true, ":method: GET", ":scheme: https", ":path: /", ":authority: " + host);
    }

    @Test
    @DisplayName("T-05 hosts with the same options share a connection")
    void sharing() throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), "public.example")) {
            assertThat(client.get("other.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("T-05 a private router reached by another host is 421")
    void privateRouter() throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), "public.example")) {
            client.send("GET /mixed HTTP/1.1\r\nHost: stray.example\r\nConnection: close\r\n\r\n");
            assertThat(client.readAll()).startsWith(MISDIRECTED);
        }
    }

    @Test
    @DisplayName("T-05 no name, then a private host is 421")
    void noName() throws IOException {
        try (var client = SecureClient.connect(Trusting.everybody(), secure.port(), "")) {
            assertThat(client.get("private.example")).startsWith(MISDIRECTED);
            assertThat(client.get("public.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("T-05 an open connection is 421 once its host asks for certificates")
    void tightened() throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), "public.example")) {
            assertThat(client.get("public.example")).startsWith("HTTP/1.1 200");
            secure.route("public.example", "private@file");
            secure.apply();
            assertThat(client.get("public.example")).startsWith(MISDIRECTED);
        }
    }
}

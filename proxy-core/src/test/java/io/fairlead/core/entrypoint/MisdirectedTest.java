package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
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

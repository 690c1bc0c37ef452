package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.routing.Status;
import io.fairlead.core.tls.TestPki;
import io.fairlead.provider.spi.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a service says, as clients and servers see it.
class ServicesTest {

    private static final int HEADERS = 1;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final RawServer one = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
    private final RawServer two = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntwo");

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @ParameterizedTest(name = "passHostHeader: {0}")
    @CsvSource({"true, a.test", "false, server"})
    void host(boolean pass, String seen) {
        try (var proxy = Routed.by(routers("s") + """
                services:
                  s: {loadBalancer: {passHostHeader: %s, servers: [{url: "%s"}]}}
                """.formatted(pass, one.url()))) {
            assertThat(proxy.get("/")).endsWith("one");
            var host = seen.equals("server") ? one.url().getAuthority() : seen;
            assertThat(one.heard().getFirst()).contains("\r\nHost: " + host + "\r\n");
        }
    }

    @Test
    @DisplayName("D-02 a service that did not change keeps its turn and its connections when others change")
    void keepsTurnAndConnections() {
        var text = routers("kept") + """
                services:
                  kept: {loadBalancer: {servers: [{url: "%s"}, {url: "%s"}]}}
                """.formatted(one.url(), two.url());
        try (var proxy = Routed.by(text + "  other: {loadBalancer: {servers: [{url: \"http://127.0.0.1:1\"}]}}\n")) {
            for (var i = 0; i < 9; i++) {
                assertThat(proxy.get("/")).as("request %d", i).endsWith(i % 2 == 0 ? "one" : "two");
                proxy.apply(text
                        + "  other: {loadBalancer: {servers: [{url: \"http://127.0.0.1:%d\"}]}}\n".formatted(i + 2));
            }
            assertThat(one.connections()).isEqualTo(1);
            assertThat(two.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D-02 a server that stays keeps its connections when another one comes")
    void keepsConnectionsOfServersThatStay() {
        var text = routers("s") + "services: {s: {loadBalancer: {servers: [{url: \"%s\"}%s]}}}\n";
        try (var proxy = Routed.by(text.formatted(one.url(), ""))) {
            assertThat(proxy.get("/")).endsWith("one");
            proxy.apply(text.formatted(one.url(), ", {url: \"" + two.url() + "\"}"));
            assertThat(proxy.get("/")).endsWith("one");
            assertThat(proxy.get("/")).endsWith("two");
            assertThat(one.connections()).isEqualTo(1);
        }
    }

    @Test
    void weights() {
        try (var proxy = Routed.by(routers("s") + """
                services:
                  s: {loadBalancer: {servers: [{url: "%s", weight: 2}, {url: "%s"}]}}
                """.formatted(one.url(), two.url()))) {
            var answers = new StringBuilder();
            for (var i = 0; i < 6; i++) {
                answers.append(proxy.get("/").endsWith("one") ? '1' : '2');
            }
            assertThat(answers.toString()).isEqualTo("112112");
        }
    }

    @Test
    @DisplayName("B-06 without servers the answer is 503")
    void noServers() {
        try (var proxy = Routed.by(routers("s") + "services: {s: {loadBalancer: {servers: []}}}\n")) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\nno available server\n");
        }
    }

    @Test
    void middlewaresOfAServiceComeBehindThoseOfTheRouter() {
        try (var proxy = Routed.by("""
                routers: {r: {rule: PathPrefix(`/`), service: s, middlewares: [outer]}}
                middlewares:
                  outer: {addPrefix: {prefix: /outer}}
                  inner: {addPrefix: {prefix: /inner}}
                services:
                  s: {middlewares: [inner], loadBalancer: {servers: [{url: "%s"}]}}
                """.formatted(one.url()))) {
            assertThat(proxy.get("/x")).endsWith("one");
            assertThat(one.heard().getFirst()).startsWith("GET /inner/outer/x HTTP/1.1\r\n");
        }
    }

    @Test
    void aServiceWithoutOneOfItsMiddlewaresIsNotServed() {
        try (var proxy = Routed.by(routers("s") + """
                services:
                  s: {middlewares: [inner], loadBalancer: {servers: [{url: "%s"}]}}
                """.formatted(one.url()))) {
            assertThat(proxy.get("/x")).startsWith("HTTP/1.1 404 ");
            assertThat(one.connections()).isZero();
        }
    }

    @Test
    void anUnknownSchemeFailsEachRequest() {
        try (var proxy = Routed.by(routers("s") + """
                services: {s: {loadBalancer: {servers: [{url: "gopher://127.0.0.1:1"}, {url: "%s"}]}}}
                """.formatted(one.url()))) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\nInternal Server Error");
            assertThat(proxy.get("/")).endsWith("one");
            assertThat(proxy.report().services().get("s@file").status()).isEqualTo(Status.WARNING);
        }
    }

    @Test
    void cleartextHttp2() {
        try (var server = FrameServer.playing((client, connection) -> {
                    client.settings();
                    var stream = client.await(frame -> frame.is(HEADERS)).stream();
                    client.headers(stream, false, ":status: 200").data(stream, true, "h2c");
                    client.await(frame -> false);
                });
                var proxy = Routed.by(routers("s") + "services: {s: {loadBalancer: {servers: [{url: \"" + server.url()
                        + "\"}]}}}\n")) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 200 ").contains("h2c");
        }
    }

    @Test
    void aTransportOfAnotherProvider() {
        var authority = TestPki.authority("root");
        var identity = authority.server("127.0.0.1");
        try (var server = RawServer.encrypted(identity.context(authority), (client, connection) -> {
                    client.readHead();
                    client.send(OK);
                });
                var proxy = Routed.by(transported(server, "skip@file"))) {
            assertThat(proxy.get("/")).endsWith("ok");
            assertThat(proxy.apply(transported(server, "skip")))
                    .extracting(Problem::expected)
                    .anyMatch(expected -> expected.contains("perhaps skip@file"));
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 404 ");
            proxy.apply(transported(server, "strict@file"));
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ");
        }
    }

    private static String transported(RawServer server, String reference) {
        return """
                routers: {r@kubernetes: {rule: PathPrefix(`/`), service: s}}
                services:
                  s@kubernetes: {loadBalancer: {serversTransport: %s, servers: [{url: "%s"}]}}
                serversTransports:
                  skip: {insecureSkipVerify: true}
                  strict: {}
                """.formatted(reference, server.url());
    }

    private static String routers(String service) {
        return "routers: {r: {rule: PathPrefix(`/`), service: " + service + "}}\n";
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads of HTTP/2 requests: what is refused before it is a request, and what a handler sees of the others.
class Http2RequestTest {

    private static final String[] PSEUDO = {":method", ":scheme", ":path", ":authority"};

    @AutoClose
    private final Wire wire = Wire.to(request -> {
        var response = Response.of(200);
        response.body(Body.of(request.method() + " " + request.scheme() + " " + request.authority() + " "
                + request.path() + " " + request.query() + " " + request.protocol() + " "
                + request.headers().all("cookie")));
        return response;
    });

    @Test
    @DisplayName("a request reaches the handler in its canonical form")
    void seen() {
        try (var client = FramePeer.client(wire.port())) {
            client.headers(
                    1,
                    true,
                    ":method: PUT",
                    ":scheme: http",
                    ":path: /a/../b%2f%41?x=1;y",
                    ":authority: A.test:81",
                    "cookie: a=1",
                    "cookie: b=2");
            assertThat(client.head(1)).startsWith(":status: 200\n").contains("content-length: ", "date: ");
            assertThat(client.content(1)).isEqualTo("PUT http A.test:81 /b%2FA x=1&y HTTP/2.0 [a=1; b=2]");
        }
    }

    static Stream<Arguments> injections() {
        var cases = new ArrayList<Arguments>();
        for (var pseudo : PSEUDO) {
            for (var bad : List.of("\r", "\n", "\0", " ")) {
                var good = value(pseudo);
                cases.add(Arguments.of(pseudo, good + bad + "x"));
                cases.add(Arguments.of(pseudo, good + bad));
                cases.add(Arguments.of(pseudo, bad + good));
            }
        }
        for (var bad : List.of("\r", "\n", "\0")) {
            cases.add(Arguments.of("x-a", "a" + bad + "b"));
            cases.add(Arguments.of("x" + bad + "a", "b"));
        }
        for (var name : List.of("x a", "x:a", "X-A", "x-a ", "", "x\u0080")) {
            cases.add(Arguments.of(name, "b"));
        }
        for (var value : List.of(" b", "b ", "\tb", "b\t", "b\u007f")) {
            cases.add(Arguments.of("x-a", value));
        }
        for (var name : List.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade")) {
            cases.add(Arguments.of(name, "chunked"));
        }
        cases.add(Arguments.of("te", "trailers, deflate"));
        cases.add(Arguments.of("te", "gzip"));
        cases.add(Arguments.of(":method", "G:T"));
        cases.add(Arguments.of(":method", ""));
        cases.add(Arguments.of(":scheme", "ftp"));
        cases.add(Arguments.of(":path", "a"));
        cases.add(Arguments.of(":path", ""));
        cases.add(Arguments.of(":path", "*"));
        cases.add(Arguments.of(":path", "http://a/"));
        cases.add(Arguments.of(":authority", "user@a"));
        cases.add(Arguments.of(":authority", "a:99999"));
        cases.add(Arguments.of(":authority", ""));
        cases.add(Arguments.of(":status", "200"));
        cases.add(Arguments.of(":protocol", "websocket"));
        cases.add(Arguments.of("content-length", "+3"));
        cases.add(Arguments.of("content-length", "3, 3"));
        return cases.stream();
    }

    @ParameterizedTest(name = "S-02 refused before routing: {0} = {1}")
    @MethodSource("injections")
    void injected(String name, String value) {
        try (var client = FramePeer.client(wire.port())) {
            client.headers(1, true, lines(name, value));
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            client.get(3, "/next");
            assertThat(client.head(3)).startsWith(":status: 200\n");
        }
        assertThat(wire.seen()).containsExactly("GET /next");
    }

    @ParameterizedTest(name = "S-02 refused before routing: {0}")
    @CsvSource({
        "pseudo-header behind a field, :method: GET|:scheme: http|:authority: a|x-a: b|:path: /",
        "method twice, :method: GET|:method: GET|:scheme: http|:authority: a|:path: /",
        "path twice, :method: GET|:scheme: http|:authority: a|:path: /|:path: /",
        "authority twice, :method: GET|:scheme: http|:authority: a|:authority: a|:path: /",
        "no method, :scheme: http|:authority: a|:path: /",
        "no scheme, :method: GET|:authority: a|:path: /",
        "no path, :method: GET|:scheme: http|:authority: a",
        "two lengths, :method: GET|:scheme: http|:authority: a|:path: /|content-length: 0|content-length: 0"
    })
    void misplaced(String what, String lines) {
        refused(lines);
    }

    @ParameterizedTest(name = "S-03 Host that differs from the authority: {0}")
    @ValueSource(strings = {"b", "a:80", "a.", "aa"})
    void differingHost(String host) {
        refused(":method: GET|:scheme: http|:authority: a|:path: /|host: " + host);
    }

    @ParameterizedTest(name = "S-03 the same host in both, or in one: {0}")
    @ValueSource(strings = {":authority: a.test|host: A.test", ":authority: a.test", "host: a.test"})
    void sameHost(String lines) {
        var pseudo = lines.startsWith(":") ? lines : "";
        var rest = lines.startsWith(":") ? "" : lines;
        var all = ":method: GET|:scheme: http|:path: /|" + (pseudo.isEmpty() ? rest : pseudo);
        try (var client = FramePeer.client(wire.port())) {
            client.headers(1, true, all.split("\\|"));
            assertThat(client.head(1)).startsWith(":status: 200\n");
            assertThat(client.content(1)).contains(" a.test / ");
        }
    }

    @ParameterizedTest(name = "U-05 CONNECT is a stream error: {0}")
    @ValueSource(
            strings = {
                ":method: CONNECT|:authority: a:443",
                ":method: CONNECT|:scheme: https|:path: /|:authority: a|:protocol: websocket",
                ":method: CONNECT|:scheme: http|:path: /|:authority: a"
            })
    void connect(String lines) {
        refused(lines);
    }

    @ParameterizedTest(name = "P-02 answered with {1}: path {0}")
    @CsvSource({"/a#b, 400", "/%zz, 400", "/%, 400", "/%00, 400", "/é, 400"})
    void badPath(String path, String status) {
        try (var client = FramePeer.client(wire.port())) {
            client.get(1, path);
            assertThat(client.head(1)).startsWith(":status: " + status + "\n");
            client.get(3, "/next");
            assertThat(client.head(3)).startsWith(":status: 200\n");
        }
        assertThat(wire.seen()).containsExactly("GET /next");
    }

    @Test
    @DisplayName("F-14 an unknown expectation is answered with 417")
    void expectation() {
        try (var client = FramePeer.client(wire.port())) {
            client.headers(1, true, lines("expect", "tea"));
            assertThat(client.head(1)).startsWith(":status: 417\n");
        }
        assertThat(wire.seen()).isEmpty();
    }

    @Test
    @DisplayName("a request without any host is answered with 400")
    void noHost() {
        try (var client = FramePeer.client(wire.port())) {
            client.headers(1, true, ":method: GET", ":scheme: http", ":path: /");
            assertThat(client.head(1)).startsWith(":status: 400\n");
        }
    }

    @Test
    @DisplayName("a client that says something else after PRI is closed")
    void notThePreface() {
        try (var client = wire.client()) {
            client.send("PRI /x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readAll()).doesNotContain("HTTP/1.1 2");
        }
        assertThat(wire.seen()).isEmpty();
    }

    @Test
    @DisplayName("methods that begin as the preface does are methods")
    void nearlyThePreface() {
        for (var method : List.of("POST", "PUT", "PR", "PRIX", "PROPFIND")) {
            try (var client = wire.client()) {
                client.send(method + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private void refused(String lines) {
        try (var client = FramePeer.client(wire.port())) {
            client.headers(1, true, lines.split("\\|"));
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            client.get(3, "/next");
            assertThat(client.head(3)).startsWith(":status: 200\n");
        }
        assertThat(wire.seen()).containsExactly("GET /next");
    }

    /// A good request with one field more, or with another value of a pseudo-header.
    private static String[] lines(String name, String value) {
        var lines = new ArrayList<String>();
        for (var pseudo : PSEUDO) {
            lines.add(pseudo + ": " + (pseudo.equals(name) ? value : value(pseudo)));
        }
        if (!List.of(PSEUDO).contains(name)) {
            lines.add(lines.size() - (name.startsWith(":") ? 1 : 0), name + ": " + value);
        }
        return lines.toArray(String[]::new);
    }

    private static String value(String pseudo) {
        return switch (pseudo) {
            case ":method" -> "GET";
            case ":scheme" -> "http";
            case ":path" -> "/";
            default -> "a";
        };
    }
}

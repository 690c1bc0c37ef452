package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadGrammarTest {

    private Proxied proxied;

    @BeforeAll
    void start() {
        proxied = Proxied.before(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    }

    @AfterAll
    void stop() {
        proxied.close();
    }

    private void refused(String bytes, int status) {
        Refusal.unseen(proxied, bytes, status);
    }

    @ParameterizedTest
    @DisplayName("F-08 a control character anywhere in the head is refused")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    method        | G@ET / HTTP/1.1~~Host: a~~~~
                    method end    | GET@ / HTTP/1.1~~Host: a~~~~
                    target        | GET /a@b HTTP/1.1~~Host: a~~~~
                    target end    | GET /@ HTTP/1.1~~Host: a~~~~
                    query         | GET /?a@b HTTP/1.1~~Host: a~~~~
                    version       | GET / HTTP/1.@1~~Host: a~~~~
                    version end   | GET / HTTP/1.1@~~Host: a~~~~
                    name          | GET / HTTP/1.1~~Host: a~~X-@A: b~~~~
                    name end      | GET / HTTP/1.1~~Host: a~~X-A@: b~~~~
                    line start    | GET / HTTP/1.1~~Host: a~~@X-A: b~~~~
                    host          | GET / HTTP/1.1~~Host: a@b~~~~
                    """)
    void controlCharacters(String place, String template) {
        var bytes = template.replace("~~", "\r\n");
        for (var c = 0; c <= 0x7f; c++) {
            if (c < ' ' || c == 0x7f) {
                refused(bytes.replace('@', (char) c), 400);
            }
        }
        assertThat(place).isNotEmpty();
    }

    @Test
    @DisplayName("F-08 a control character other than a tab in a value is refused")
    void controlCharactersInValue() {
        for (var c = 0; c <= 0x7f; c++) {
            if ((c < ' ' || c == 0x7f) && c != '\t') {
                refused("GET / HTTP/1.1\r\nHost: a\r\nX-A: b" + (char) c + "d\r\n\r\n", 400);
                refused("GET / HTTP/1.1\r\nHost: a\r\nX-A: b" + (char) c + "\r\n\r\n", 400);
                refused("GET / HTTP/1.1\r\nHost: a\r\nX-A: " + (char) c + "b\r\n\r\n", 400);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("F-08 a line that ends in a bare LF or a bare CR is refused")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: y\n\r\n",
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\rHost: a\r\r",
                "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\r\n\r\n"
            })
    void lineEnds(String bytes) {
        refused(bytes, 400);
    }

    @Test
    @DisplayName("F-08 a control character in a trailer is refused")
    void controlCharactersInTrailers() {
        for (var c = 0; c <= 0x7f; c++) {
            if ((c < ' ' || c == 0x7f) && c != '\t') {
                trailer("X-A: b" + (char) c + "d\r\n");
            }
            if (c < ' ' || c == 0x7f) {
                trailer("X-" + (char) c + "A: b\r\n");
            }
        }
    }

    private static void trailer(String line) {
        try (var own = Proxied.before(RawServer.listening())) {
            Refusal.of(
                    own.wire(),
                    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + line + "\r\n",
                    400);
        }
    }

    @ParameterizedTest
    @DisplayName("F-09 a field line that is not a token, a colon and a value is refused")
    @ValueSource(
            strings = {
                "Content-Length : 3\r\n",
                "Content-Length\t: 3\r\n",
                "X: a\r\n b\r\n",
                "X: a\r\n\tb\r\n",
                "X: a\r\n \r\n",
                ": v\r\n",
                "junk\r\n",
                " X: a\r\n",
                "X Y: a\r\n",
                "X(: a\r\n",
                "X\u00e9: a\r\n",
                "\"X\": a\r\n",
                "X[0]: a\r\n"
            })
    void fieldLines(String lines) {
        refused("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n", 400);
        refused("GET / HTTP/1.1\r\n" + lines + "Host: a\r\n\r\n", 400);
    }

    @Test
    @DisplayName("F-09 a blank on the first line is refused")
    void blankFirst() {
        refused("GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    }

    @ParameterizedTest
    @DisplayName("F-10 a request line of another shape is refused")
    @ValueSource(
            strings = {
                "GET\t/ HTTP/1.1",
                "GET /\tHTTP/1.1",
                "GET  / HTTP/1.1",
                "GET /  HTTP/1.1",
                " GET / HTTP/1.1",
                "GET / HTTP/1.1 ",
                "GET / http/1.1",
                "GET / HTTP/1.32",
                "GET / HTTP/1",
                "GET / HTTP/11",
                "GET / HTTP/1,1",
                "GET / HTTPS/1.1",
                "G\"T / HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET /",
                "GET",
                "GET ",
                "GET / ",
                "/ HTTP/1.1",
                "GET HTTP/1.1",
                "GET / x HTTP/1.1",
                "\u00e9 / HTTP/1.1",
                "GET / HTTP/1.\u00b9",
                "GET /\u00e9 HTTP/1.1",
                "GET /?\u00e9 HTTP/1.1",
                "GET / HTTP/+.1",
                "GET / HTTP/01.1"
            })
    void requestLines(String line) {
        refused(line + "\r\nHost: a\r\n\r\n", 400);
    }

    @ParameterizedTest
    @DisplayName("F-10 a version that is not HTTP/1.0 or HTTP/1.1 is answered with 505")
    @ValueSource(strings = {"HTTP/1.2", "HTTP/1.9", "HTTP/2.0", "HTTP/0.9", "HTTP/3.0", "HTTP/9.1"})
    void versions(String version) {
        refused("GET / " + version + "\r\nHost: a\r\n\r\n", 505);
    }

    @Test
    @DisplayName("F-10 one empty line before the request line is tolerated, no more")
    void emptyLines() {
        try (var client = proxied.client()) {
            client.send("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(2)).isEqualTo("ok");
            client.send("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @DisplayName("F-10 methods pass unchanged, whatever their case")
    @ValueSource(strings = {"get", "Get", "M-SEARCH", "PROPFIND", "x!#$%&'*+-.^_`|~9"})
    void methods(String method) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var own = Proxied.before(server);
                var client = own.client()) {
            client.send(method + " / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            assertThat(server.heard().getFirst()).startsWith(method + " / HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @DisplayName("F-11 a Host that is missing, repeated or no authority is refused")
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: a\r\n",
                "Host: a\r\nhost: b\r\n",
                "Host: a,b\r\n",
                "Host: a b\r\n",
                "Host: a/b\r\n",
                "Host: a#b\r\n",
                "Host: a?b\r\n",
                "Host: user@a\r\n",
                "Host: a:99999\r\n",
                "Host: a:65536\r\n",
                "Host: a:b\r\n",
                "Host: a:-1\r\n",
                "Host: a:80:80\r\n",
                "Host: [::1\r\n",
                "Host: []\r\n",
                "Host: [::1]x\r\n",
                "Host: [::g]\r\n",
                "Host: [1:2]\r\n",
                "Host: [:::]\r\n",
                "Host: [::1::2]\r\n",
                "Host: [1:2:3:4:5:6:7:8:9]\r\n",
                "Host: [1:2:3:4:5:6:7:]\r\n",
                "Host: [12345::]\r\n",
                "Host: [::1.2.3]\r\n",
                "Host: [::1.2.3.256]\r\n",
                "Host: [::01.2.3.4]\r\n",
                "Host: [1.2.3.4::]\r\n",
                "Host: [fe80::1%25lo]\r\n",
                "Host: a%zz\r\n",
                "Host: a%4\r\n",
                "Host: a\\b\r\n",
                "Host: \u00e9\r\n",
                "Host: :80\r\n",
                "Host: \r\nHost: a\r\n",
                "Host: \"a\"\r\n",
                "Host: a:\u00b9\r\n",
                "Host: [fe80::1%eth0]\r\n"
            })
    void hosts(String fields) {
        refused("GET / HTTP/1.1\r\n" + fields + "\r\n", 400);
    }

    @ParameterizedTest
    @DisplayName("F-11 an absolute target must agree with Host")
    @CsvSource({"http://b/,a", "http://b:80/,b", "http://b/,b:80", "http://b,c", "http://b?x,c", "http://u@a/,a"})
    void absoluteTargets(String target, String host) {
        refused("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 400);
    }

    @ParameterizedTest
    @DisplayName("F-11 the authority of an absolute target is used, and the target becomes a path")
    @CsvSource({
        "http://a.test/x?y,a.test,/x?y",
        "http://a.test,a.test,/",
        "http://a.test?y,a.test,/?y",
        "HTTP://A.test/x,a.TEST,/x",
        "https://a.test:1/x,a.test:1,/x"
    })
    void absoluteTargetsForwarded(String target, String host, String path) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var own = Proxied.before(server);
                var client = own.client()) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            assertThat(server.heard().getFirst()).startsWith("GET " + path + " HTTP/1.1\r\n");
            assertThat(server.heard().getFirst().split("\r\n")[1]).isEqualToIgnoringCase("Host: " + host);
        }
    }

    @ParameterizedTest
    @DisplayName("F-11 names, addresses and ports are authorities")
    @ValueSource(
            strings = {
                "a",
                "a.b-c_d.test",
                "a%20b",
                "127.0.0.1:8080",
                "[::]",
                "[::1]",
                "[1::]",
                "[1:2:3:4:5:6:7::]",
                "[1:2:3:4:5:6:7:abCD]:1",
                "[::ffff:1.2.3.4]",
                "[1:2:3:4:5:6:1.2.3.4]",
                "[2001:db8::1]:65535",
                "a:",
                "a.:0"
            })
    void goodHosts(String host) {
        try (var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 200 ");
        }
    }
}

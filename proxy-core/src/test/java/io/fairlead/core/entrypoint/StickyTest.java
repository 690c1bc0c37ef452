package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.FramePeer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that keep their server by a cookie.
class StickyTest {

    private static final Pattern SET_COOKIE = Pattern.compile("(?mi)^set-cookie: (.*?)\r?$");

    private final RawServer one = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
    private final RawServer two =
            RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: own=1\r\nContent-Length: 3\r\n\r\ntwo");

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    @DisplayName("A-09 a client without cookie gets a server and its cookie, and with the cookie that server again")
    void keepsTheServer() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid, httpOnly: true}"))) {
            var first = proxy.get("/");
            assertThat(first).endsWith("one");
            assertThat(setCookies(first)).containsExactly("sid=" + mark(one) + "; Path=/; HttpOnly");
            var second = proxy.get("/");
            assertThat(second).endsWith("two");
            assertThat(setCookies(second)).containsExactly("own=1", "sid=" + mark(two) + "; Path=/; HttpOnly");
            for (var i = 0; i < 3; i++) {
                var again = proxy.get("/", "Cookie: a=b; sid=" + mark(one) + "; c=d");
                assertThat(again).endsWith("one");
                assertThat(setCookies(again)).isEmpty();
            }
        }
    }

    @Test
    void theNameFollowsFromTheFullNameOfTheService() {
        try (var proxy = Routed.by(sticky("cookie: {}"))) {
            assertThat(setCookies(proxy.get("/"))).containsExactly(generated("s@file") + "=" + mark(one) + "; Path=/");
            assertThat(proxy.get("/", "Cookie: " + generated("s@file") + "=" + mark(one)))
                    .endsWith("one");
        }
    }

    @Test
    void withoutACookieSectionNobodyIsKept() {
        try (var proxy = Routed.by(sticky("{}"))) {
            assertThat(setCookies(proxy.get("/"))).isEmpty();
        }
    }

    @ParameterizedTest(name = "A-09 sid={0} is replaced")
    @ValueSource(strings = {"", "x", "0000000000000000", "\"\"", "http://127.0.0.1:1"})
    void unknownValues(String value) {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            var answer = proxy.get("/", "Cookie: sid=" + value);
            assertThat(answer).endsWith("one");
            assertThat(setCookies(answer)).containsExactly("sid=" + mark(one) + "; Path=/");
        }
    }

    @Test
    @DisplayName("A-09 an over-long cookie is a client without one")
    void overLong() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            assertThat(proxy.get("/", "Cookie: sid=" + "x".repeat(50_000))).endsWith("one");
        }
    }

    @Test
    void formerValuesAreTakenAndReplaced() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            for (var value : List.of(
                    two.url().toString(),
                    fnvOneA(two),
                    fnvOne(two.url().toString()),
                    fnvOne(fnvOne(two.url().toString())))) {
                var answer = proxy.get("/", "Cookie: sid=" + value);
                assertThat(answer).as(value).endsWith("two");
                assertThat(setCookies(answer)).as(value).containsExactly("own=1", "sid=" + mark(two) + "; Path=/");
            }
        }
    }

    @Test
    void severalCookieFields() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            var answer = proxy.get("/", "Cookie: a=1", "cookie: sid=stale", "Cookie: sid=" + mark(two));
            assertThat(answer).endsWith("two");
            assertThat(setCookies(answer)).containsExactly("own=1");
        }
    }

    @Test
    void splitCookiesOfHttp2() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"));
                var client = FramePeer.client(proxy.port())) {
            client.headers(
                    1,
                    true,
                    ":method: GET",
                    ":scheme: http",
                    ":path: /",
                    ":authority: a.test",
                    "cookie: a=1",
                    "cookie: sid=" + mark(two),
                    "cookie: b=2");
            assertThat(client.head(1)).contains("set-cookie: own=1\n").doesNotContain("sid=");
            assertThat(client.content(1)).isEqualTo("two");
            client.get(3, "/");
            assertThat(client.head(3)).contains("set-cookie: sid=" + mark(one) + "; Path=/\n");
        }
    }

    @Test
    @DisplayName("B-06 a fenced server takes those who know it, and nobody else")
    void fencedServers() {
        try (var proxy = Routed.by(service("sticky: {cookie: {name: sid}}", ", fenced: true"))) {
            for (var i = 0; i < 3; i++) {
                assertThat(proxy.get("/")).endsWith("one");
            }
            var answer = proxy.get("/", "Cookie: sid=" + mark(two));
            assertThat(answer).endsWith("two");
            assertThat(setCookies(answer)).containsExactly("own=1");
        }
    }

    @Test
    @DisplayName("B-06 where all servers are fenced new clients get 503")
    void allFenced() {
        try (var proxy = Routed.by(routers() + """
                services:
                  s:
                    loadBalancer:
                      sticky: {cookie: {name: sid}}
                      servers: [{url: "%s", fenced: true}]
                """.formatted(two.url()))) {
            assertThat(proxy.get("/"))
                    .startsWith("HTTP/1.1 503 ")
                    .doesNotContain("Set-Cookie")
                    .endsWith("\r\n\r\nno available server\n");
            assertThat(proxy.get("/", "Cookie: sid=" + mark(two))).endsWith("two");
        }
    }

    @Test
    @DisplayName("A-09 a cookie that no browser would keep disables its service, and says so")
    void cookiesTooLong() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            assertThat(proxy.apply(sticky("cookie: {name: " + "s".repeat(5000) + "}")))
                    .anySatisfy(problem -> {
                        assertThat(problem.field()).isEqualTo("http.services.s@file.loadBalancer.sticky.cookie");
                        assertThat(problem.found()).isEqualTo("a cookie of 5025 bytes");
                    });
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void keepsTheServerWhateverElseChanges() {
        try (var proxy = Routed.by(sticky("cookie: {name: sid}"))) {
            var cookie = "Cookie: sid=" + mark(two);
            assertThat(proxy.get("/", cookie)).endsWith("two");
            proxy.apply(service("sticky: {cookie: {name: sid, secure: true}}", ", weight: 3"));
            var answer = proxy.get("/", cookie);
            assertThat(answer).endsWith("two");
            assertThat(setCookies(answer)).containsExactly("own=1");
        }
    }

    @Test
    void serversOfWeightZeroAreNotKept() {
        try (var proxy = Routed.by(service("sticky: {cookie: {name: sid}}", ", weight: 0"))) {
            assertThat(proxy.get("/", "Cookie: sid=" + mark(two))).endsWith("one");
        }
    }

    @Test
    void whoGetsNoAnswerGetsNoCookie() throws Exception {
        try (var gone = new ServerSocket(0)) {
            var port = gone.getLocalPort();
            gone.close();
            try (var proxy = Routed.by(routers() + """
                    services:
                      s: {loadBalancer: {sticky: {cookie: {}}, servers: [{url: "http://127.0.0.1:%d"}]}}
                    """.formatted(port))) {
                assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ").doesNotContain("Set-Cookie");
            }
        }
    }

    @Test
    @DisplayName("B-04 a request that is tried again tells of the server that answered, once")
    void retried() throws Exception {
        try (var gone = new ServerSocket(0)) {
            var port = gone.getLocalPort();
            gone.close();
            try (var proxy = Routed.by("""
                    routers: {r: {rule: PathPrefix(`/`), service: s, middlewares: [again]}}
                    middlewares: {again: {retry: {attempts: 3, initialInterval: 1ms}}}
                    services:
                      s:
                        loadBalancer:
                          sticky: {cookie: {name: sid}}
                          servers: [{url: "http://127.0.0.1:%d"}, {url: "%s"}]
                    """.formatted(port, one.url()))) {
                var answer = proxy.get("/");
                assertThat(answer).endsWith("one");
                assertThat(setCookies(answer)).containsExactly("sid=" + mark(one) + "; Path=/");
            }
        }
    }

    private String sticky(String section) {
        return service("sticky: {" + section + "}", "").replace("{{}}", "{}");
    }

    /// @param second what is said of the second server
    private String service(String option, String second) {
        return routers() + """
                services:
                  s:
                    loadBalancer:
                      %s
                      servers:
                      - {url: "%s"}
                      - {url: "%s"%s}
                """.formatted(option, one.url(), two.url(), second);
    }

    private static String routers() {
        return "routers: {r: {rule: PathPrefix(`/`), service: s}}\n";
    }

    private static List<String> setCookies(String answer) {
        return SET_COOKIE.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private static String mark(RawServer server) {
        return digest("SHA-256", server.url().toString()).substring(0, 16);
    }

    private static String generated(String service) {
        return "_" + digest("SHA-1", "_TRAEFIK_BACKEND_" + service).substring(0, 5);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fnvOne(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var letter : text.toCharArray()) {
            hash = (hash * 0x100000001b3L) ^ letter;
        }
        return Long.toHexString(hash);
    }

    private static String fnvOneA(RawServer server) {
        var hash = 0xcbf29ce484222325L;
        for (var letter : server.url().toString().toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}

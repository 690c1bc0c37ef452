package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.redirect.RedirectSchemeFactory;
import io.fairlead.core.rule.RuleCompiler;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.core.rule.RuleParser;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static EntryPointSettings settings(boolean sanitize, boolean encodeSemicolons) {
        return Wire.settings("http.sanitizePath", "" + sanitize, "http.encodeQuerySemicolons", "" + encodeSemicolons);
    }

    private static String forwarded(EntryPointSettings settings, String target) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings);
                var client = proxied.client()) {
            client.send("OPTIONS " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            var forwarded = server.heard().getFirst().split(" ")[1];
            assertThat(proxied.wire().seen())
                    .containsExactly("OPTIONS " + forwarded.split("\\?")[0]);
            return forwarded;
        }
    }

    @ParameterizedTest
    @DisplayName("P-01 one canonical path is routed and forwarded")
    @CsvSource({
        "/foo/%2E%2E/bar,/bar",
        "/foo/../bar,/bar",
        "/foo/./bar//x,/foo/bar/x",
        "/foo%2Fbar,/foo%2Fbar",
        "/foo%2fbar,/foo%2Fbar",
        "/%41%7e,/A~",
        "//host/x,/host/x",
        "/../../etc,/etc",
        "/a/..,/",
        "/a/,/a/",
        "/a%5c..%5cb,/a%5C..%5Cb",
        "/%c3%a9,/%C3%A9",
        "*,*"
    })
    void canonical(String target, String path) {
        assertThat(forwarded(settings(true, false), target)).isEqualTo(path);
    }

    @ParameterizedTest
    @DisplayName("P-01 without sanitizePath dots and slashes stay")
    @CsvSource({"/foo/../bar,/foo/../bar", "//x//y,//x//y", "/%2e%2E/a,/../a", "/%2f,/%2F"})
    void unsanitized(String target, String path) {
        assertThat(forwarded(settings(false, false), target)).isEqualTo(path);
    }

    @ParameterizedTest
    @DisplayName("P-02 a target that is no path, or holds what none may hold, is refused")
    @ValueSource(
            strings = {
                "/a#b",
                "/#",
                "#",
                "/a?b#c",
                "a",
                "a/b",
                "a:80",
                "/%",
                "/%z",
                "/%zz",
                "/a%2",
                "/%%41",
                "/\u00e9",
                "/a\u0080",
                "/a?\u00e9",
                "ftp://a/",
                "http:/a",
                "http:///x",
                "?x",
                "/%00",
                "/a%00b",
                "mailto:a@a",
                "/%u0041",
                "**",
                "*x"
            })
    void refused(String target) {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        }
    }

    @Test
    @DisplayName("P-02 * is for OPTIONS, CONNECT is not offered")
    void otherForms() {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
            Refusal.unseen(proxied, "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", 501);
            Refusal.unseen(proxied, "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        }
    }

    @ParameterizedTest
    @DisplayName("P-03 each encoded character can be forbidden, in both hex cases, and is allowed otherwise")
    @ValueSource(strings = {"%2F", "%5C", "%3B", "%25", "%3F", "%23", "%2f", "%5c", "%3b", "%3f"})
    void encodedCharacters(String escape) {
        var upper =
                escape.substring(0, 2) + (escape.charAt(2) >= 'a' ? (char) (escape.charAt(2) - 32) : escape.charAt(2));
        assertThat(forwarded(settings(true, false), "/a" + escape + "b")).isEqualTo("/a" + upper + "b");
        assertThat(new PathPolicy(true, Set.of(upper)).forbids("/a" + upper + "b"))
                .isTrue();
        assertThat(new PathPolicy(true, Set.of("%7F")).forbids("/a" + upper + "b"))
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("P-08 the query is forwarded as it came, but for semicolons")
    @CsvSource({
        "/?a=1&b=%zz+%26,/?a=1&b=%zz+%26,/?a=1&b=%zz+%26",
        "/?,/?,/?",
        "/??/..//,/??/..//,/??/..//",
        "/?a=1;b=2,/?a=1&b=2,/?a=1%3Bb=2",
        "/;x?y,/;x?y,/;x?y"
    })
    void queries(String target, String split, String encoded) {
        assertThat(forwarded(settings(true, false), target)).isEqualTo(split);
        assertThat(forwarded(settings(true, true), target)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @DisplayName("P-08 rules on the query see the same split as the server")
    @CsvSource({
        "a=1;b=2,false,'Query(`b`, `2`)',true",
        "a=1;b=2,true,'Query(`b`, `2`)',false",
        "a=1;b=2,true,'Query(`a`, `1;b=2`)',true",
        "a=1&a=2,false,'Query(`a`, `2`)',true",
        "a=1%26b=2,false,'Query(`b`, `2`)',false"
    })
    void queryRules(String query, boolean encode, String rule, boolean matches) {
        var matcher = RuleCompiler.compile(RuleParser.parse(rule));
        try (var wire = Wire.to(
                        settings(true, encode),
                        request -> Response.of(matcher.matches((RuleInput) request) ? 200 : 204));
                var client = wire.client()) {
            client.send("GET /?" + query + " HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 " + (matches ? 200 : 204));
        }
    }

    @ParameterizedTest
    @DisplayName(
            "P-07 a redirection stays on the host that was asked for, whatever the target and the forwarding fields")
    @ValueSource(
            strings = {"//evil.test/..", "/\\evil.test", "/%5cevil.test", "/%2f%2fevil.test", "/..//evil.test", "/"})
    void redirected(String target) {
        var redirect = new RedirectSchemeFactory()
                .create(new RedirectSchemeFactory.Config("https", Optional.empty(), true), null);
        try (var wire = Wire.to(request -> redirect.handle(request, _ -> Response.of(204)));
                var client = wire.client()) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: a.test\r\nX-Forwarded-Host: evil.test\r\n"
                    + "X-Forwarded-Prefix: //evil.test\r\n\r\n");
            var answer = client.readHead();
            if (!answer.startsWith("HTTP/1.1 400 ")) {
                assertThat(answer).startsWith("HTTP/1.1 301 ").contains("\r\nLocation: https://a.test/");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("preservePath puts the path of the URL before that of the request, with one slash between")
    @CsvSource({
        "/base,true,/base/x",
        "/base/,true,/base/x",
        "/,true,/x",
        "'',true,/x",
        "/b%2Fc/d,true,/b%2Fc/d/x",
        "/base,false,/x"
    })
    void preservedPath(String base, boolean preserve, String path) {
        assertThat(lineTo(base, "", true, preserve)).startsWith("GET " + path + "?q HTTP/1.1\r\nHost: a\r\n");
    }

    @Test
    @DisplayName("passHostHeader false sends the server's own host, without user information")
    void ownHost() {
        var head = lineTo("", "user:pw@", false, false);
        assertThat(head).containsPattern("\r\nHost: 127.0.0.1:[0-9]+\r\n").contains("\r\nX-Forwarded-Host: a\r\n");
    }

    private static String lineTo(String base, String user, boolean passHost, boolean preserve) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var wire = Wire.to(transport.server(
                        ServerOwner.OPERATOR,
                        URI.create("http://" + user + server.url().getAuthority() + base),
                        passHost,
                        preserve));
                var client = wire.client()) {
            client.send("GET /x?q HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            return server.heard().getFirst();
        }
    }

    @ParameterizedTest
    @DisplayName("F-12 a middleware cannot make another line of the head")
    @ValueSource(strings = {"a\r\nX: y", "a b", "\u010d\u010a", "a\n", "\u0000"})
    void setters(String value) {
        try (var wire = Wire.to(request -> {
                    for (Runnable setter : new Runnable[] {
                        () -> request.method(value), () -> request.query(value), () -> request.authority(value)
                    }) {
                        assertThatThrownBy(setter::run).isInstanceOf(IllegalArgumentException.class);
                    }
                    return Response.of(204);
                });
                var client = wire.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }
}

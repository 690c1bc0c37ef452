package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Attacks by requests, on the archive, beside honest clients who must not notice.
class RequestAttackIT {

    private static final String HOST = "Host: attacked.example.com\r\n";
    private static final String SECOND = "GET /second HTTP/1.1\r\n" + HOST + "\r\n";
    private static final String GUARDED = """
            attacked: {rule: "Host(`attacked.example.com`)", service: one}
            guarded: {rule: "Host(`attacked.example.com`) && PathPrefix(`/admin`)", service: nobody}
            stripped: {rule: "Host(`attacked.example.com`) && PathPrefix(`/strip`)", middlewares: [strip], service: one}
            """;
    private static final String STRIP = "strip: {stripPrefix: {prefixes: [/strip]}}";

    private static final int VARIETY = 10_000;
    private static final int VARIETY_OF_HELLOS = 500;

    @RegisterExtension
    private static final Besieged BESIEGED = new Besieged(() -> Siege.begin(GUARDED, STRIP, ""));

    @Test
    @DisplayName("F-01, F-02, F-03 no disguise of a length is taken for a length")
    void lengths() {
        var codings = List.of(
                "xchunked",
                "chunked, chunked",
                "gzip, chunked",
                "chunked, gzip",
                "identity",
                "chunked;x=1",
                "\"chunked\"",
                "\u000bchunked",
                "\u000cchunked",
                "\u0085chunked",
                "\u00a0chunked",
                "chunked\u00a0",
                "",
                "chunke",
                "chunkedd",
                "chunked,",
                ",chunked",
                "chunked, identity",
                "identity, chunked",
                "cow",
                "chun ked",
                "chunked\u0000");
        allRefused(codings.stream().map(coding -> post("Transfer-Encoding: " + coding) + "0\r\n\r\n"), 400, 501);
        var names = List.of(
                "Transfer-Encoding :",
                "Transfer-Encoding\t:",
                " Transfer-Encoding:",
                "Transfer-Encoding\u000b:",
                "Transfer\u0000-Encoding:",
                "X: a\r\n Transfer-Encoding:",
                "X: a\nTransfer-Encoding:",
                "X: a\rTransfer-Encoding:",
                "Transfer Encoding:");
        var pairs = List.of(
                "Content-Length: 3\r\nTransfer-Encoding: chunked", "transfer-encoding: CHUNKED\r\nCONTENT-LENGTH: 0");
        allRefused(
                Stream.concat(names.stream().map(name -> name + " chunked"), pairs.stream())
                        .map(fields -> post(fields) + "0\r\n\r\n"),
                400);
        var lengths = List.of(
                "+3",
                "-1",
                "0x3",
                "3 4",
                "3,3",
                "3;",
                "",
                "1234567890123456789",
                "3_0",
                "3.0",
                "\u00b2",
                "3\u00a0",
                "3\u000b",
                "3e0",
                "3\r\nContent-Length: 3",
                "3\r\nContent-Length: 4");
        allRefused(lengths.stream().map(length -> post("Content-Length: " + length) + "abc"), 400);
    }

    @Test
    @DisplayName("F-05, F-06, F-07, F-17 no disguise of a chunk is taken for a chunk")
    void chunks() {
        var bodies = List.of(
                "+3\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                "3 \r\nabc\r\n0\r\n\r\n",
                " 3\r\nabc\r\n0\r\n\r\n",
                "3_0\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                "000000003\r\nabc\r\n0\r\n\r\n",
                "fffffffffffffffff\r\nabc\r\n",
                "3;a\nabc\r\n0\r\n\r\n",
                "3;a\rb\r\nabc\r\n0\r\n\r\n",
                "3\r\nabcXX\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3;" + "x".repeat(300) + "\r\nabc\r\n",
                ("1;" + "x".repeat(200) + "\r\na\r\n").repeat(30),
                "0\r\nContent-Length: 3\r\n\r\n",
                "0\r\nHost: b\r\n\r\n",
                "0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "0\r\nAuthorization: x\r\n\r\n",
                "0\r\nX-Forwarded-For: x\r\n\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n X: y\r\n\r\n",
                "0\r\nX: y\n\r\n",
                "0\r\n" + "X: y\r\n".repeat(100) + "\r\n");
        allRefused(bodies.stream().map(body -> post("Transfer-Encoding: chunked") + body), 400, 431);
    }

    @Test
    @DisplayName("F-13, F-14, F-16 what follows an early answer, or a body that nobody expects, is no request")
    void bodiesThatNobodyExpects() throws IOException {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "DELETE")) {
            var hidden = "GET /hidden HTTP/1.1\r\n\r\n";
            try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
                exchange.send(method + " /body HTTP/1.1\r\n" + HOST + "Content-Length: " + hidden.length() + "\r\n\r\n"
                        + hidden);
                assertThat(exchange.send("GET /after HTTP/1.1\r\n" + HOST + "\r\n")
                                .body())
                        .isEqualTo("one GET /after 0\n");
            }
        }
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/hidden"));
        allRefused(
                Stream.of("200-ok", "100-continue, x", "")
                        .map(expectation -> post("Expect: " + expectation + "\r\nContent-Length: 3")),
                417);
        try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
            var early =
                    exchange.send("POST /admin HTTP/1.1\r\n" + HOST + "Content-Length: 1000000000\r\n\r\n" + SECOND);
            assertThat(early.status()).isEqualTo(503);
            assertThat(exchange.rest()).isEmpty();
        }
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/second"));
    }

    @Test
    @DisplayName("F-13 a body behind an error page, or after a pause, is never taken for a request")
    void pauses() throws Exception {
        var hidden = "GET /hidden HTTP/1.1\r\n" + HOST + "\r\n";
        var head =
                "POST /nowhere HTTP/1.1\r\nHost: nobody.example.com\r\nContent-Length: " + hidden.length() + "\r\n\r\n";
        try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
            assertThat(exchange.write(head).answer(true).status()).isEqualTo(404);
            BESIEGED.siege().unharmed();
            try {
                exchange.write(hidden);
                assertThat(exchange.rest()).isEmpty();
            } catch (IOException _) {
                // closed already: as good
            }
        }
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/hidden"));
    }

    @Test
    @DisplayName("P-01, P-02, P-03, P-04, P-05 no spelling of a path gets past the router that guards it")
    void paths() {
        var spellings = new ArrayList<String>();
        for (var dots : List.of("..", "%2e%2e", ".%2e", "%2E.", ".", "%2e")) {
            for (var slash : List.of("/", "//", "%2f", "%5c", "\\", ";/")) {
                spellings.add("/x/" + dots + slash + "admin");
                spellings.add("/admin" + slash + dots + slash + "admin");
            }
        }
        for (var climb : List.of("/..", "..", "/%2e%2e", "%2e%2e", ".%2E", "/x/../..", "//..", "/%2e/..")) {
            spellings.add("/strip" + climb + "/admin");
        }
        spellings.addAll(List.of(
                "/%61dmin",
                "/adm%69n",
                "/./admin",
                "//admin",
                "/admin%00",
                "/%c0%ae%c0%ae/admin",
                "/%2561dmin",
                "/admin;x",
                "http://attacked.example.com/admin",
                "http://attacked.example.com//admin",
                "/strip/../admin",
                "/a#/admin"));
        for (var spelling : spellings) {
            Answer.of(
                    BESIEGED.siege().port(), "GET " + spelling + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        }
        assertThat(BESIEGED.siege().strange().stream().map(request -> request.split(" ")[1]))
                .as("paths that the back end saw")
                .noneMatch(path -> path.equals("/admin") || path.startsWith("/admin/"))
                .noneMatch(path ->
                        Stream.of("/../", "/./", "//", "%2e", "%2E", "%00").anyMatch(path::contains));
    }

    @Test
    @DisplayName("H-08 heads of any size are answered or refused, and none stays in memory")
    void bigHeads() {
        var field = "X-Name: " + "v".repeat(1000) + "\r\n";
        for (var count : List.of(1, 100, 190, 250, 400)) {
            var answer = Answer.of(
                    BESIEGED.siege().port(),
                    "GET /big HTTP/1.1\r\n" + HOST + field.repeat(count) + "Connection: close\r\n\r\n");
            assertThat(answer.status()).as("%d fields", count).isEqualTo(count < 200 ? 200 : 431);
        }
        refused("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414);
        refused("GET / HTTP/1.1\r\n" + HOST + "Cookie: " + "a".repeat(1_100_000) + "\r\n\r\n", 431);
    }

    @Test
    @DisplayName("R-09 names, paths and fields that nobody has heard of leave nothing behind")
    void endlessVariety() throws Exception {
        try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
            for (var i = 0; i < VARIETY; i++) {
                var answer = exchange.send("GET /p" + i + "?q" + i + " HTTP/1.1\r\nHost: h" + i + ".example.com\r\nX-N"
                        + i + ": v" + i + "\r\nCookie: c" + i + "=1\r\n\r\n");
                assertThat(answer.status()).isEqualTo(404);
            }
        }
        var context = Tls.context();
        for (var i = 0; i < VARIETY_OF_HELLOS; i++) {
            Tls.connect(context, BESIEGED.siege().port(), "h" + i + ".example.com")
                    .close();
        }
    }

    private static String post(String fields) {
        return "POST /refused HTTP/1.1\r\n" + HOST + fields + "\r\n\r\n";
    }

    /// All at once: each refused connection stays open for a second, to hear what is still under way.
    private static void allRefused(Stream<String> attacks, Integer... statuses) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            attacks.map(bytes -> executor.submit(() -> refused(bytes, statuses)))
                    .toList()
                    .forEach(RequestAttackIT::join);
        }
    }

    private static void join(Future<?> attack) {
        try {
            attack.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /// Sends bytes with a good request behind them, and demands one answer, a refusal, and the end.
    private static void refused(String bytes, Integer... statuses) {
        var answer = Answer.of(BESIEGED.siege().port(), bytes + SECOND);
        assertThat(answer.status()).as("%s%n%s", bytes, answer).isIn((Object[]) statuses);
        assertThat(answer.closes()).as(answer.head()).isTrue();
        assertThat(answer.body()).doesNotContain("HTTP/1.1 ");
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/second"));
    }
}

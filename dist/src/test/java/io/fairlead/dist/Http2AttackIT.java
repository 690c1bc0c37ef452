package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Attacks by frames of HTTP/2, on the archive, beside honest clients who must not notice.
class Http2AttackIT {

    private static final String HOST = "attacked.example.com";
    private static final int FLOOD = 20_000;
    private static final int CLIENTS = 20;

    @RegisterExtension
    private static final Besieged BESIEGED =
            new Besieged(() -> Siege.begin("attacked: {rule: \"Host(`" + HOST + "`)\", service: one}", "", ""));

    @Test
    @DisplayName("S-02, S-04 no head becomes two requests, or another request, behind HTTP/1")
    void smuggling() throws IOException {
        var bad = new ArrayList<>(List.of(
                List.of(":method: GET", ":path: /smuggled"),
                List.of("transfer-encoding: chunked"),
                List.of("connection: close"),
                List.of("upgrade: h2c"),
                List.of("proxy-connection: x"),
                List.of("keep-alive: x"),
                List.of("te: gzip"),
                List.of("X-Upper: x"),
                List.of("content-length: 1"),
                List.of("content-length: 3, 3"),
                List.of("content-length: +0"),
                List.of("host: other.example.com"),
                List.of(":status: 200"),
                List.of(":unknown: x")));
        for (var sly : List.of("\r\n", "\r", "\n", "\u0000", "\r\nX: y", " HTTP/1.1\r\nX: y\r\n\r\nGET /smuggled")) {
            bad.add(List.of("x: a" + sly + "b"));
            bad.add(List.of("x" + sly + "y: a"));
        }
        for (var name : List.of("x y", "x\u007f", "x\u00e9", "", " x", "x:y")) {
            bad.add(List.of(name + ": a"));
        }
        for (var fields : bad) {
            var lines = new ArrayList<>(start("GET", "/smuggled"));
            lines.addAll(fields);
            refused(lines);
        }
        for (var sly : List.of(" ", "\r\n", "\t", "\u0000", " HTTP/1.1\r\n\r\nGET /smuggled")) {
            refused(start("GET" + sly, "/smuggled"));
            refused(start("GET", "/smuggled" + sly));
            refused(List.of(":method: GET", ":scheme: http", ":authority: " + HOST + sly, ":path: /smuggled"));
            refused(List.of(":method: GET", ":scheme: ht" + sly, ":authority: " + HOST, ":path: /smuggled"));
        }
        for (var path : List.of("", "smuggled", "*")) {
            refused(start("GET", path));
        }
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("smuggled"));
    }

    @Test
    @DisplayName("S-04 a body that is longer or shorter than it says reaches nobody as a whole one")
    void lengths() throws IOException {
        for (var body : List.of("", "xy", "xyzzy")) {
            try (var client = FrameClient.connect(BESIEGED.siege().port())) {
                var lines = new ArrayList<>(start("POST", "/mismatch"));
                lines.add("content-length: 3");
                client.head(1, false, FrameClient.block(lines.toArray(String[]::new)))
                        .frame(FrameClient.DATA, FrameClient.END_STREAM, 1, body.getBytes(StandardCharsets.US_ASCII));
                assertThat(client.isServed(1)).as(body).isFalse();
            }
        }
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/mismatch"));
    }

    @Test
    @DisplayName("S-08, S-09 rapid reset ends the connection that does it")
    void rapidReset() throws Exception {
        inParallel(() -> {
            try (var client = FrameClient.connect(BESIEGED.siege().port())) {
                flood(stream -> client.get(stream, HOST, "/silent").reset(stream));
                return client.goneWith();
            }
        });
    }

    static Stream<Arguments> provocations() {
        return Stream.of(
                provocation(
                        "WINDOW_UPDATE by 0",
                        (client, stream) -> client.post(stream, HOST, "/silent").window(stream, 0)),
                provocation(
                        "WINDOW_UPDATE beyond 2^31-1",
                        (client, stream) -> client.post(stream, HOST, "/silent").window(stream, Integer.MAX_VALUE)),
                provocation(
                        "DATA behind END_STREAM",
                        (client, stream) ->
                                client.get(stream, HOST, "/silent").frame(FrameClient.DATA, 0, stream, (byte) 'x')),
                provocation(
                        "HEADERS behind END_STREAM",
                        (client, stream) ->
                                client.get(stream, HOST, "/silent").head(stream, true, FrameClient.block("x: y"))),
                provocation(
                        "PRIORITY of 4 bytes",
                        (client, stream) -> client.post(stream, HOST, "/silent")
                                .frame(FrameClient.PRIORITY, 0, stream, new byte[4])),
                provocation(
                        "malformed head",
                        (client, stream) -> client.head(stream, true, FrameClient.block(":method: GET"))));
    }

    @ParameterizedTest(name = "S-09 a client that makes the proxy reset streams: {0}")
    @MethodSource("provocations")
    void madeYouReset(String what, Act act) throws Exception {
        try (var client = FrameClient.connect(BESIEGED.siege().port())) {
            flood(stream -> act.run(client, stream));
            assertThat(client.goneWith()).isEqualTo(FrameClient.ENHANCE_YOUR_CALM);
        }
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                provocation("PING", (client, _) -> client.frame(FrameClient.PING, 0, 0, new byte[8])),
                provocation("SETTINGS", (client, _) -> client.setting(4, 1000)),
                provocation("PRIORITY", (client, _) -> client.frame(FrameClient.PRIORITY, 0, 1, new byte[5])),
                provocation("WINDOW_UPDATE", (client, _) -> client.window(0, 1)),
                provocation("empty DATA", (client, _) -> client.frame(FrameClient.DATA, 0, 1)),
                provocation("unknown", (client, _) -> client.frame(0x77, 0, 1, new byte[3])));
    }

    @ParameterizedTest(name = "S-10 {0} frames without end, from many clients who do not read")
    @MethodSource("floods")
    void flooded(String what, Act act) throws Exception {
        inParallel(() -> {
            try (var client = FrameClient.connect(BESIEGED.siege().port())) {
                client.post(1, HOST, "/silent");
                flood(stream -> act.run(client, stream));
                return client.goneWith();
            }
        });
    }

    @Test
    @DisplayName("S-06 header blocks that never end")
    void continuations() throws Exception {
        for (var size : List.of(0, 1, 16_384)) {
            inParallel(() -> {
                try (var client = FrameClient.connect(BESIEGED.siege().port())) {
                    client.frame(FrameClient.HEADERS, FrameClient.END_STREAM, 1, FrameClient.block(":method: GET"));
                    flood(_ -> client.frame(FrameClient.CONTINUATION, 0, 1, new byte[size]));
                    return client.goneWith();
                }
            });
        }
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("4,000 references to one entry of 4 KB", 4_000, "v".repeat(3_900)),
                Arguments.of("30,000 references to an empty field", 30_000, ""));
    }

    @ParameterizedTest(name = "S-05 small blocks that become big heads: {0}")
    @MethodSource("bombs")
    void bombs(String what, int references, String value) throws Exception {
        var block = new ByteArrayOutputStream();
        block.writeBytes(FrameClient.block(start("GET", "/bomb").toArray(String[]::new)));
        block.writeBytes(FrameClient.literal(0x40, "x-bomb", value));
        for (var i = 0; i < references; i++) {
            block.write(0xbe);
        }
        drop(block.toByteArray());
    }

    @Test
    @DisplayName("S-05 thousands of cookie crumbs")
    void crumbs() throws Exception {
        var block = new ByteArrayOutputStream();
        block.writeBytes(FrameClient.block(start("GET", "/bomb").toArray(String[]::new)));
        for (var i = 0; i < 10_000; i++) {
            block.writeBytes(new byte[] {0x0f, 0x11, 1, 'c'});
        }
        drop(block.toByteArray());
    }

    @Test
    @DisplayName("S-05, S-11 bombs in drops: many heads at the limit, kept by windows that do not open")
    void slowBombs() throws Exception {
        var lines = new ArrayList<>(start("GET", "/bytes/1000000"));
        for (var i = 0; i < 150; i++) {
            lines.add("x-" + i + ": " + "v".repeat(50));
        }
        var block = FrameClient.block(lines.toArray(String[]::new));
        var clients = new ArrayList<FrameClient>();
        try {
            for (var i = 0; i < 4; i++) {
                var client = FrameClient.connect(BESIEGED.siege().port()).setting(4, 0);
                clients.add(client);
                for (var stream = 1; stream < 100; stream += 2) {
                    client.head(stream, true, block);
                }
                client.await(FrameClient.HEADERS, 99);
            }
            BESIEGED.siege().unharmed();
        } finally {
            close(clients);
        }
    }

    @Test
    @DisplayName("S-11, S-12 hundreds of streams whose window is closed, or opens byte by byte")
    void closedWindows() throws Exception {
        try (var client = FrameClient.connect(BESIEGED.siege().port()).setting(4, 0)) {
            for (var stream = 1; stream < 500; stream += 2) {
                client.get(stream, HOST, "/bytes/1000000");
            }
            client.await(FrameClient.HEADERS, 499);
            BESIEGED.siege().unharmed();
            for (var i = 0; i < 3; i++) {
                for (var stream = 1; stream < 40; stream += 2) {
                    client.window(stream, 1);
                }
                assertThat(client.await(FrameClient.DATA, 39)).hasSize(1);
            }
            for (var size = 1; size < 20; size++) {
                client.setting(4, size);
            }
            BESIEGED.siege().unharmed();
        }
    }

    private static List<String> start(String method, String path) {
        return List.of(":method: " + method, ":scheme: http", ":authority: " + HOST, ":path: " + path);
    }

    /// Demands that nothing is served, and that a good request on a new connection is.
    private static void refused(List<String> lines) throws IOException {
        try (var client = FrameClient.connect(BESIEGED.siege().port())) {
            client.head(1, true, FrameClient.block(lines.toArray(String[]::new)));
            assertThat(client.isServed(1)).as("%s", lines).isFalse();
            client.get(3, HOST, "/after");
            assertThat(client.isServed(3)).as("after %s", lines).isTrue();
        }
    }

    private static void drop(byte[] bomb) throws Exception {
        inParallel(() -> {
            try (var client = FrameClient.connect(BESIEGED.siege().port())) {
                for (var stream = 1; stream < 20; stream += 2) {
                    client.head(stream, true, bomb);
                    if (client.isServed(stream)) {
                        return 0;
                    }
                }
                return FrameClient.ENHANCE_YOUR_CALM;
            }
        });
        assertThat(BESIEGED.siege().strange()).noneMatch(request -> request.contains("/bomb"));
    }

    /// What a client does again and again, each time with another number of a stream.
    @FunctionalInterface
    private interface Round {
        void run(int stream) throws IOException;
    }

    @FunctionalInterface
    private interface Act {
        void run(FrameClient client, int stream) throws IOException;
    }

    private static Arguments provocation(String what, Act act) {
        return Arguments.of(what, act);
    }

    /// That the connection ends meanwhile is what is wanted.
    private static void flood(Round round) {
        try {
            for (var i = 0; i < FLOOD; i++) {
                round.run(3 + 2 * i);
            }
        } catch (IOException _) {
            // closed by the proxy
        }
    }

    /// Many clients at a time, each of which is told to be calm.
    private static void inParallel(Callable<Integer> client) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.generate(() -> executor.submit(client))
                    .limit(CLIENTS)
                    .toList();
            for (var one : running) {
                assertThat(one.get()).isEqualTo(FrameClient.ENHANCE_YOUR_CALM);
            }
        }
    }

    private static void close(List<FrameClient> clients) throws IOException {
        for (var client : clients) {
            client.close();
        }
    }
}

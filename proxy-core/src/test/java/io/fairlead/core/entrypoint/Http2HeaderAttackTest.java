package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.middleware.spi.Response;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients do with header blocks that are long, slow or small for what they stand for (hardening 16, 10 to 13).
class Http2HeaderAttackTest {

    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    @AutoClose
    private final Wire wire = Wire.to(_ -> Response.of(200));

    static Stream<Arguments> bombs() {
        var entry = new ByteArrayOutputStream();
        literal(entry, 0x40, "x-bomb", "v".repeat(4000 - 32 - 6));
        repeat(entry, 0xbe, 4000);
        var empty = new ByteArrayOutputStream();
        literal(empty, 0x40, "x", "");
        repeat(empty, 0xbe, 30_000);
        var crumbs = new ByteArrayOutputStream();
        for (var i = 0; i < 10_000; i++) {
            crumbs.writeBytes(new byte[] {0x0f, 0x11, 1, 'c'});
        }
        return Stream.of(
                Arguments.of("one entry of 4 KB, referred to 4,000 times", entry.toByteArray()),
                Arguments.of("30,000 references to a field that is nearly empty", empty.toByteArray()),
                Arguments.of("10,000 cookie crumbs of one byte", crumbs.toByteArray()));
    }

    @ParameterizedTest(name = "S-05 answered with 431, and the connection goes on: {0}")
    @MethodSource("bombs")
    void bomb(String what, byte[] fields) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(FramePeer.block(":method: GET", ":scheme: http", ":path: /", ":authority: a"));
        block.writeBytes(fields);
        try (var client = FramePeer.client(wire.port())) {
            send(client, 1, block.toByteArray());
            assertThat(client.head(1)).startsWith(":status: 431\n");
            client.content(1);
            client.get(3, "/next");
            assertThat(client.head(3)).startsWith(":status: 200\n");
        }
        assertThat(wire.seen()).containsExactly("GET /next");
    }

    @ParameterizedTest(name = "H-08 {0} fields of 200, besides the pseudo-headers")
    @ValueSource(ints = {199, 200, 201, 500})
    void fieldCount(int count) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(FramePeer.block(":method: GET", ":scheme: http", ":path: /", ":authority: a"));
        for (var i = 0; i < count; i++) {
            block.writeBytes(FramePeer.block("x-" + i + ": y"));
        }
        try (var client = FramePeer.client(wire.port())) {
            send(client, 1, block.toByteArray());
            assertThat(client.head(1)).startsWith(count <= 200 ? ":status: 200\n" : ":status: 431\n");
        }
    }

    @ParameterizedTest(name = "S-06 a header block that never ends, in pieces of {0} bytes")
    @ValueSource(ints = {0, 1, 16_384})
    void continuations(int size) {
        try (var client = FramePeer.client(wire.port())) {
            client.frame(HEADERS, END_STREAM, 1, FramePeer.block(":method: GET"));
            FramePeer.flood(200, () -> client.frame(CONTINUATION, 0, 1, new byte[size]));
            assertThat(client.goneWith()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        }
        assertThat(wire.seen()).isEmpty();
    }

    @Test
    @DisplayName("S-06 a compressed block of more than twice the header limit")
    void encodedBound() {
        try (var small = Wire.to(Wire.settings("http.maxHeaderBytes", "4096"), _ -> Response.of(200));
                var client = FramePeer.client(small.port())) {
            client.frame(HEADERS, END_STREAM, 1, new byte[4000]);
            FramePeer.flood(3, () -> client.frame(CONTINUATION, 0, 1, new byte[4000]));
            assertThat(client.goneWith()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    @ParameterizedTest(name = "S-06 a header block, or a frame, that takes too long ends the connection: {0}")
    @ValueSource(booleans = {true, false})
    void slowBlock(boolean betweenFrames) {
        try (var hasty = Wire.to(
                        Wire.settings("transport.respondingTimeouts.headTimeout", "300ms"), _ -> Response.of(200));
                var client = FramePeer.client(hasty.port())) {
            if (betweenFrames) {
                client.frame(HEADERS, END_STREAM, 1, FramePeer.block(":method: GET"));
            } else {
                client.raw(new byte[] {0, 0, 50, HEADERS, 5, 0, 0, 0, 1, 0});
            }
            client.awaitEnd();
        }
    }

    private static void send(FramePeer client, int stream, byte[] block) {
        var whole = ByteBuffer.wrap(block);
        var type = HEADERS;
        client.hold();
        do {
            var piece = new byte[Math.min(16_384, whole.remaining())];
            whole.get(piece);
            var last = whole.hasRemaining() ? 0 : END_HEADERS;
            client.frame(type, type == HEADERS ? END_STREAM | last : last, stream, piece);
            type = CONTINUATION;
        } while (whole.hasRemaining());
        client.release();
    }

    private static void literal(ByteArrayOutputStream out, int pattern, String name, String value) {
        var plain = FramePeer.block(name + ": " + value);
        plain[0] = (byte) pattern;
        out.writeBytes(plain);
    }

    private static void repeat(ByteArrayOutputStream out, int octet, int times) {
        out.writeBytes(Character.toString(octet).repeat(times).getBytes(StandardCharsets.ISO_8859_1));
    }
}

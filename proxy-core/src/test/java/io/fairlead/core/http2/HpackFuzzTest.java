package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import io.fairlead.core.http.FieldSink;
import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the encoder writes the decoder reads, whatever the tables do meanwhile; and no bytes at all do harm.
class HpackFuzzTest {

    private static final int RUNS = Fuzzing.inputs(20_000);
    private static final long SEED = Fuzzing.seed(7541);

    private static final List<String> NAMES = List.of(
            "content-type", "set-cookie", "authorization", "x-a", "x-b", "date", "etag", "accept-encoding", "cookie");

    @Test
    @DisplayName("S-07 decode(encode(x)) = x, with tables that change size in between")
    void roundTrip() {
        var random = new SplittableRandom(SEED);
        var encoder = new HpackEncoder(4096);
        var decoder = new HpackDecoder();
        for (var run = 0; run < RUNS; run++) {
            if (random.nextInt(50) == 0) {
                for (var change = random.nextInt(3); change >= 0; change--) {
                    encoder.allow(random.nextInt(4097));
                }
            }
            var fields = fields(random);
            assertThat(decode(decoder, encode(encoder, fields)))
                    .as("run %d", run)
                    .isEqualTo(fields);
        }
    }

    @Test
    @DisplayName("S-07 bytes that are no block end in the error of the protocol and in nothing else")
    void anyBytes() {
        var random = new SplittableRandom(SEED);
        for (var run = 0; run < RUNS; run++) {
            var decoder = new HpackDecoder();
            for (var block = 0; block < 4; block++) {
                var bytes = random.nextBoolean() ? bytes(random) : mutated(random);
                try {
                    decoder.decode(bytes, 0, bytes.length, FieldSink.NONE);
                } catch (ConnectionError e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.COMPRESSION_ERROR);
                    break;
                }
            }
        }
    }

    @Test
    @DisplayName("what is new each time pushes nothing out of the encoder's table")
    void repeatedFieldsOnly() {
        var encoder = new HpackEncoder(4096);
        for (var i = 0; i < 3; i++) {
            encode(encoder, List.of("server: one and the same"));
        }
        for (var i = 0; i < 500; i++) {
            encode(encoder, List.of("x-request-id: " + i * 7919));
        }
        assertThat(encode(encoder, List.of("server: one and the same"))).hasSize(1);
    }

    @Test
    @DisplayName("credentials and cookies are never indexed")
    void sensitive() {
        var encoder = new HpackEncoder(4096);
        for (var i = 0; i < 3; i++) {
            for (var name : List.of("authorization", "cookie", "set-cookie")) {
                var first = encode(encoder, List.of(name + ": secret"))[0];
                assertThat(first & 0xf0).as(name).isEqualTo(0x10);
            }
        }
    }

    private static byte[] mutated(SplittableRandom random) {
        var bytes = encode(new HpackEncoder(4096), fields(random));
        for (var change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<String> fields(SplittableRandom random) {
        var fields = new ArrayList<String>();
        for (var i = random.nextInt(12); i >= 0; i--) {
            var value = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> "gzip, deflate";
                case 2 -> "v" + random.nextInt(20);
                default -> "w".repeat(random.nextInt(400));
            };
            fields.add(NAMES.get(random.nextInt(NAMES.size())) + ": " + value);
        }
        return fields;
    }

    private static byte[] encode(HpackEncoder encoder, List<String> fields) {
        var headers = Headers.create();
        for (var field : fields) {
            headers.add(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 2));
        }
        var out = new Bytes(16);
        encoder.begin(out);
        encoder.fields(headers);
        return Arrays.copyOf(out.array(), out.size());
    }

    private static List<String> decode(HpackDecoder decoder, byte[] block) {
        var fields = new ArrayList<String>();
        decoder.decode(
                block,
                0,
                block.length,
                (names, name, nameLength, values, value, length) ->
                        fields.add(new String(names, name, nameLength, StandardCharsets.ISO_8859_1) + ": "
                                + new String(values, value, length, StandardCharsets.ISO_8859_1)));
        return fields;
    }
}

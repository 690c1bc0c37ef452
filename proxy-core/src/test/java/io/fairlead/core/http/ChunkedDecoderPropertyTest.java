package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import io.fairlead.middleware.spi.Body;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Chunks in any pieces are the same body, and what is written is read again.
class ChunkedDecoderPropertyTest {

    private static final long SEED = Fuzzing.seed(8_003);
    private static final String BODY =
            "3\r\nabc\r\n00000010;ext=\"1\"\r\n0123456789abcdef\r\n1\r\n\r\r\n0;end\r\nX-A: 1\r\nX-B: 2\r\n\r\nNEXT";

    private static final String MARKS = "0\r\n;1ab \t\u0000:Xf";

    private static String outcome(Transport peer, int room) {
        var input = new Input(peer);
        var decoder = new ChunkedDecoder(input);
        var text = new StringBuilder();
        var target = new byte[room];
        try {
            for (int count; (count = decoder.read(target, 0, room)) >= 0; ) {
                assertThat(count).isPositive();
                text.append(new String(target, 0, count, StandardCharsets.ISO_8859_1));
            }
            assertThat(decoder.finished()).isTrue();
            decoder.trailers()
                    .forEach((name, value) ->
                            text.append('|').append(name).append('=').append(value));
            return text.append('|').append(Character.toString(input.peek())).toString();
        } catch (BadMessage e) {
            return text.append("|refused ").append(e.status()).toString();
        } catch (EOFException e) {
            return text.append("|ended").toString();
        } catch (IOException e) {
            return "failed " + e;
        }
    }

    @Test
    void piecesMakeNoDifference() {
        var whole = "abc0123456789abcdef\r|X-A=1|X-B=2|N";
        for (var split = 1; split <= BODY.length(); split++) {
            assertThat(outcome(new Pieces(BODY, split, BODY.length()), 1000))
                    .as("split at %d", split)
                    .isEqualTo(whole);
            assertThat(outcome(new Pieces(BODY, split), 1))
                    .as("pieces of %d", split)
                    .isEqualTo(whole);
        }
    }

    @Test
    void everyPrefixIsUnfinished() {
        for (var length = 0; length < BODY.length() - 4; length++) {
            assertThat(outcome(new Pieces(BODY.substring(0, length), 3), 8))
                    .as("%d bytes", length)
                    .endsWith("|ended");
        }
    }

    @Test
    void mutationsAreRefusedOrRead() {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < Fuzzing.inputs(50_000); i++) {
            var bytes = new StringBuilder(BODY);
            for (var edits = 1 + random.nextInt(3); edits > 0; edits--) {
                bytes.setCharAt(random.nextInt(bytes.length()), MARKS.charAt(random.nextInt(MARKS.length())));
            }
            var whole = outcome(new Pieces(bytes.toString(), bytes.length()), 1000);
            assertThat(whole).as("seed %d, case %d", SEED, i).doesNotStartWith("failed");
            assertThat(outcome(Pieces.random(bytes.toString(), random), 1 + random.nextInt(9)))
                    .as("seed %d, case %d: %s", SEED, i, bytes)
                    .isEqualTo(whole);
        }
    }

    @Test
    void neverReadyBeforeTheEndIsThere() throws IOException {
        for (var length = 0; length < BODY.length() - 4; length++) {
            var peer = new Pieces(BODY.substring(0, length), Integer.MAX_VALUE);
            var input = new Input(peer);
            var decoder = new ChunkedDecoder(input);
            input.peek();
            var target = new byte[100];
            while (decoder.ready()) {
                assertThat(decoder.read(target, 0, target.length))
                        .as("%d bytes", length)
                        .isPositive();
            }
        }
    }

    @Test
    void writtenIsReadAgain() throws IOException {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < 300; i++) {
            var text = text(random, random.nextInt(100_000));
            var peer = new Pieces("", 1);
            var out = new Output(peer);
            out.text("h".repeat(random.nextInt(40_000)));
            var head = out.size();
            var flushed = peer.written().length();
            new BodyWriter(out).chunked(body(text, random), true);
            out.flush();
            var written = peer.written().substring(flushed + head);
            assertThat(outcome(Pieces.random(written + "N", random), 5000))
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(text + "|N");
        }
    }

    @Test
    void plainIsWhatWasRead() throws IOException {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < 300; i++) {
            var text = text(random, random.nextInt(100_000));
            var peer = new Pieces("", 1);
            var out = new Output(peer);
            var head = "h".repeat(random.nextInt(40_000));
            out.text(head);
            new BodyWriter(out).plain(body(text, random), text.length());
            out.flush();
            assertThat(peer.written()).as("seed %d, case %d", SEED, i).isEqualTo(head + text);
        }
    }

    private static String text(SplittableRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// A body that comes in pieces of any size.
    private static Body body(String text, SplittableRandom random) {
        var source = new Pieces(text, random.ints(16, 1, 20_000).toArray());
        return new Body() {
            @Override
            public long length() {
                return UNKNOWN;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return source.read(target, offset, length);
            }

            @Override
            public void close() {}
        };
    }
}

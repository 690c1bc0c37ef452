package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import java.io.EOFException;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Heads in any pieces are the same head, and no head does more harm than being refused.
class RequestHeadPropertyTest {

    private static final long SEED = Fuzzing.seed(8_002);
    private static final String HEAD = "\r\nPOST http://a.test:80/p/%41?q=1&r HTTP/1.1\r\nHost: a.test:80\r\nX-A: 1\r\n"
            + "Cookie: a=b; c=d\r\nConnection: keep-alive, X-Gone\r\nX-Gone: 2\r\nx_forwarded-for: 3\r\n"
            + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\nTE: trailers\r\nX-Empty:\r\n\r\n";
    private static final String BYTES = "\r\n\t\u0000 :,;#%?/\\@0aZ\u007f\u0080\u00ff";

    private static String outcome(Transport peer) {
        var head = new RequestHead(new Limits(2048, 20, 256));
        var input = new Input(peer);
        try {
            head.read(input);
        } catch (BadMessage e) {
            return "refused " + e.status() + " " + e.getMessage();
        } catch (EOFException e) {
            return "ended";
        } catch (IOException e) {
            return "failed " + e;
        }
        var text = new StringBuilder(head.method() + " " + head.path() + "?" + head.query() + " " + head.authority());
        head.fields()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        var framing = head.framing();
        return text.append("\n" + framing.length() + framing.chunked() + framing.close() + framing.keepAlive())
                .append("" + framing.acceptsTrailers() + framing.expectsContinue()
                        + head.fields().hasManaged())
                .toString();
    }

    @Test
    void piecesMakeNoDifference() {
        var whole = outcome(new Pieces(HEAD, HEAD.length()));
        assertThat(whole).startsWith("POST /p/%41?q=1&r a.test:80\nX-A: 1\n").doesNotContain("X-Gone");
        assertThat(outcome(new Pieces(HEAD, 1))).isEqualTo(whole);
        for (var split = 1; split < HEAD.length(); split++) {
            assertThat(outcome(new Pieces(HEAD, split, HEAD.length())))
                    .as("split at %d", split)
                    .isEqualTo(whole);
        }
    }

    @Test
    void everyPrefixIsUnfinished() {
        for (var length = 0; length < HEAD.length(); length++) {
            assertThat(outcome(new Pieces(HEAD.substring(0, length), 7)))
                    .as("%d bytes", length)
                    .isEqualTo("ended");
        }
    }

    @Test
    void mutationsAreRefusedOrRead() {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < Fuzzing.inputs(50_000); i++) {
            var bytes = mutated(random);
            var whole = outcome(new Pieces(bytes, bytes.length() + 1));
            assertThat(whole).as("seed %d, case %d", SEED, i).doesNotStartWith("failed");
            assertThat(outcome(Pieces.random(bytes, random)))
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("F-12 a head that was read and is written again is read as the same")
    void whatWasReadIsReadAgain() throws IOException {
        var random = new SplittableRandom(SEED);
        var again = 0;
        for (var i = 0; i < Fuzzing.inputs(50_000); i++) {
            var head = new RequestHead(new Limits(2048, 20, 256));
            try {
                head.read(new Input(new Pieces(mutated(random), 4096)));
            } catch (BadMessage | EOFException e) {
                continue;
            }
            var second = new RequestHead(new Limits(4096, 30, 512));
            second.read(new Input(new Pieces(written(head), 4096)));
            assertThat(written(second)).as("seed %d, case %d", SEED, i).isEqualTo(written(head));
            again++;
        }
        assertThat(again).isPositive();
    }

    private static String written(RequestHead head) {
        var text = new StringBuilder(head.method() + " " + head.path() + (head.hasQuery() ? "?" + head.query() : ""));
        text.append(" HTTP/1.").append(head.minorVersion());
        text.append("\r\nHost: ").append(head.authority());
        head.fields()
                .forEach((name, value) ->
                        text.append("\r\n").append(name).append(": ").append(value));
        if (head.framing().chunked()) {
            text.append("\r\nTransfer-Encoding: chunked");
        } else if (head.framing().length() >= 0) {
            text.append("\r\nContent-Length: ").append(head.framing().length());
        }
        return text.append("\r\n\r\n").toString();
    }

    private static String mutated(SplittableRandom random) {
        var bytes = new StringBuilder(HEAD);
        for (var edits = 1 + random.nextInt(4); edits > 0; edits--) {
            var at = random.nextInt(bytes.length());
            switch (random.nextInt(5)) {
                case 0 -> bytes.deleteCharAt(at);
                case 1 -> bytes.insert(at, BYTES.charAt(random.nextInt(BYTES.length())));
                case 2 -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + random.nextInt(40))));
                case 3 -> bytes.setCharAt(at, (char) random.nextInt(256));
                default -> bytes.insert(at, "x".repeat(random.nextInt(300)));
            }
        }
        return bytes.toString();
    }
}

package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRate;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.RequestHead;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Both sides of the codec with each other: many streams at a time, in pieces of every size, through small windows.
class Http2ConversationFuzzTest {

    private static final int RUNS = Fuzzing.inputs(200);
    private static final int AT_A_TIME = 50;
    private static final long SEED = Fuzzing.seed(9113);
    private static final byte[] SUM = {'s', 'u', 'm'};

    @Test
    @DisplayName("S-11 S-15 what is sent arrives, in both directions at once, with trailers, through every window")
    void echo() throws Exception {
        var random = new SplittableRandom(SEED);
        try (var link = Link.open(options(random));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            link.server(options(random), Echo::new);
            for (var run = 0; run < RUNS; run += AT_A_TIME) {
                var exchanges = new ArrayList<Callable<Boolean>>();
                for (var i = 0; i < AT_A_TIME; i++) {
                    var bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(300_000) : random.nextInt(2000)];
                    random.nextBytes(bytes);
                    var own = random.split();
                    exchanges.add(() -> exchange(link.client(), bytes, own, threads));
                }
                for (var result : threads.invokeAll(exchanges)) {
                    assertThat(result.get()).isTrue();
                }
            }
            assertThat(link.client().count()).isZero();
        }
    }

    private static boolean exchange(
            Http2Connection client, byte[] bytes, SplittableRandom random, ExecutorService threads) throws Exception {
        var stream = client.open("POST", Link.request("POST", "/"), false);
        var sent = threads.submit(() -> {
            send(stream, bytes, random);
            return true;
        });
        assertThat(stream.awaitHead().status()).isEqualTo(200);
        var body = stream.body(new BodyPace(stream.deadline(), 0, 0, BodyRate.ANY), 502, null);
        var received = new byte[bytes.length + 1];
        var size = 0;
        for (int count; (count = body.read(received, size, received.length - size)) >= 0; ) {
            size += count;
        }
        assertThat(size).isEqualTo(bytes.length);
        assertThat(Arrays.equals(bytes, 0, size, received, 0, size)).isTrue();
        assertThat(body.trailers().first("sum")).contains(String.valueOf(bytes.length));
        return sent.get();
    }

    private static void send(Http2Stream stream, byte[] bytes, SplittableRandom random) throws IOException {
        var sent = 0;
        while (sent < bytes.length) {
            var count = Math.min(bytes.length - sent, 1 + random.nextInt(random.nextBoolean() ? 20_000 : 2_000));
            stream.send(bytes, sent, count, false);
            sent += count;
        }
        stream.send(bytes, 0, 0, true);
    }

    private static Http2Options options(SplittableRandom random) {
        var defaults = Http2Options.DEFAULT;
        return new Http2Options(
                50,
                random.nextInt(4097),
                random.nextInt(4097),
                1 + random.nextInt(100_000),
                65_535 + random.nextInt(100_000),
                defaults.headerBytes(),
                defaults.trailers(),
                defaults.unwantedBytes(),
                defaults.unwantedTime(),
                new FrameBudgets(defaults.budgets().period(), 100, 50, 100, 20, 100, 100_000, 100, 100, 1000, 16),
                defaults.frameTime(),
                defaults.writeStall(),
                defaults.streamStall(),
                defaults.idle());
    }

    /// Sends back what it gets, as it gets it.
    private static final class Echo implements StreamRequest {

        private final RequestHead head = new RequestHead(Limits.REQUEST);

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public void answer(ServerStream stream) {
            try {
                stream.head(encoder -> encoder.status(200), false, false);
                echo(stream, stream.body(new BodyPace(stream.deadline(), 0, 0, BodyRate.ANY), 400, null));
            } catch (IOException e) {
                stream.reset(ErrorCode.INTERNAL_ERROR);
            }
        }

        private static void echo(Http2Stream stream, Body body) throws IOException {
            var piece = new byte[7000];
            var total = 0;
            for (int count; (count = body.read(piece, 0, piece.length)) >= 0; ) {
                stream.send(piece, 0, count, false);
                total += count;
            }
            var sum = total;
            stream.head(encoder -> encoder.field(SUM, sum), true, false);
        }
    }
}

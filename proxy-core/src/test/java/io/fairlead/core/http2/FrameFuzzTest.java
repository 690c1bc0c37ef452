package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Frames of every type, well-formed and not, in every order: the connection ends, by itself or with its peer,
/// and every handler that was begun has ended.
class FrameFuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000) / 20;
    private static final long SEED = 9113;

    private static final byte[] GET = FramePeer.block(":method: GET", ":scheme: http", ":path: /", ":authority: a");
    private static final byte[] POST = FramePeer.block(":method: POST", ":scheme: http", ":path: /", ":authority: a");

    @Test
    @DisplayName("S-01 any frames in any order end in nothing worse than the end of the connection")
    void anyFrames() throws InterruptedException {
        var random = new SplittableRandom(SEED);
        try (var reaper = Reaper.start()) {
            for (var run = 0; run < RUNS; run++) {
                serve(bytes(random), random, reaper, "run " + run);
            }
        }
    }

    private static void serve(byte[] bytes, SplittableRandom random, Reaper reaper, String run)
            throws InterruptedException {
        var alive = new AtomicInteger();
        var transport = new Script(bytes, 1 + random.nextInt(200));
        var failure = new Throwable[1];
        var connection = Http2Connection.server(
                transport, new Input(transport), Http2Options.DEFAULT, reaper, () -> new Answer(alive));
        var thread = Thread.ofVirtual()
                .uncaughtExceptionHandler((_, e) -> failure[0] = e)
                .start(connection::run);
        assertThat(thread.join(Duration.ofSeconds(20))).as(run).isTrue();
        assertThat(failure[0]).as(run).isNull();
        for (var i = 0; i < 20_000 && alive.get() > 0; i++) {
            Thread.yield();
        }
        assertThat(connection.count()).as(run).isZero();
    }

    private static byte[] bytes(SplittableRandom random) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Greeting.PREFACE);
        frame(out, FrameType.SETTINGS, 0, 0, new byte[0]);
        for (var frames = random.nextInt(40); frames >= 0; frames--) {
            frame(out, random);
        }
        var bytes = out.toByteArray();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void frame(ByteArrayOutputStream out, SplittableRandom random) {
        var type = random.nextInt(11);
        var stream = random.nextInt(8) == 0 ? 0 : random.nextInt(12) * 2 + (random.nextInt(8) == 0 ? 0 : 1);
        var flags = random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(2) * 4 + random.nextInt(2);
        var payload = payload(type, random);
        frame(out, type, flags, type >= FrameType.SETTINGS && type < FrameType.WINDOW_UPDATE ? 0 : stream, payload);
    }

    private static byte[] payload(int type, SplittableRandom random) {
        if (random.nextInt(6) == 0) {
            var any = new byte[random.nextInt(30)];
            random.nextBytes(any);
            return any;
        }
        return switch (type) {
            case FrameType.HEADERS -> random.nextBoolean() ? GET : POST;
            case FrameType.PRIORITY -> new byte[5];
            case FrameType.RST_STREAM, FrameType.WINDOW_UPDATE ->
                ByteBuffer.allocate(4)
                        .putInt(random.nextInt(5) == 0 ? random.nextInt() : 1)
                        .array();
            case FrameType.SETTINGS ->
                ByteBuffer.allocate(6)
                        .putShort((short) random.nextInt(8))
                        .putInt(random.nextInt(70_000))
                        .array();
            case FrameType.PING, FrameType.GOAWAY -> new byte[8];
            default -> new byte[random.nextInt(100)];
        };
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        var head = ByteBuffer.allocate(9);
        head.put((byte) (payload.length >>> 16)).putShort((short) payload.length);
        head.put((byte) type).put((byte) flags).putInt(stream);
        out.writeBytes(head.array());
        out.writeBytes(payload);
    }

    /// Reads the body if there is one, and answers.
    private static final class Answer implements StreamRequest {

        private final RequestHead head = new RequestHead(Limits.REQUEST);
        private final AtomicInteger alive;

        Answer(AtomicInteger alive) {
            this.alive = alive;
        }

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public void answer(Http2Stream stream) {
            alive.incrementAndGet();
            try {
                stream.head(encoder -> encoder.status(200), false, true);
                stream.send(new byte[3], 0, 3, true);
            } catch (IOException e) {
                stream.reset(ErrorCode.INTERNAL_ERROR);
            } finally {
                alive.decrementAndGet();
            }
        }

        @Override
        public void drop() {}
    }

    /// A peer that sends bytes in pieces and then ends.
    private static final class Script implements Transport {

        private final byte[] bytes;
        private final int piece;
        private int position;
        private volatile boolean closed;

        Script(byte[] bytes, int piece) {
            this.bytes = bytes;
            this.piece = piece;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
            if (position == bytes.length) {
                return -1;
            }
            var count = Math.min(Math.min(length, piece), bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public void endWrite() {}

        @Override
        public boolean isQuiet() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }
    }
}

package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.Transport;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever frames come, a connection ends in the protocol's own way and leaves no stream behind.
class FramesFuzzTest {

    private static final long SEED = Fuzzing.seed(9113);
    private static final int HEAD = 9;
    private static final byte[] GET =
            FramePeer.block(":method: GET", ":scheme: http", ":path: /", ":authority: a", "x: y");

    @Test
    @DisplayName(
            "S-02, S-07, S-10 any frames are served or refused, on both sides of a connection, and every stream ends")
    void anyFrames() {
        var random = new SplittableRandom(SEED);
        try (var reaper = Reaper.start()) {
            for (var i = 0; i < Fuzzing.inputs(10_000); i++) {
                var peer = new Script(frames(random, i % 2 == 0), 1 + random.nextInt(40));
                var connection = i % 2 == 0
                        ? Http2Connection.server(peer, new Input(peer), Http2Options.DEFAULT, reaper, Reset::new)
                        : Http2Connection.client(peer, new Input(peer), Http2Options.DEFAULT, reaper);
                connection.run();
                assertThat(connection.count()).as("seed %d, case %d", SEED, i).isZero();
                assertThat(wellFormed(peer.written(), i % 2 == 1))
                        .as("seed %d, case %d", SEED, i)
                        .isTrue();
            }
        }
    }

    private static byte[] frames(SplittableRandom random, boolean fromClient) {
        var bytes = new ByteArrayOutputStream();
        if (fromClient) {
            bytes.writeBytes(Greeting.PREFACE);
        }
        bytes.writeBytes(frame(4, 0, 0, new byte[0]));
        for (var count = random.nextInt(30); count > 0; count--) {
            var type = random.nextInt(11);
            var payload = payload(random, type);
            bytes.writeBytes(frame(type, flags(random, type), random.nextInt(4) == 0 ? 0 : random.nextInt(9), payload));
        }
        var all = bytes.toByteArray();
        for (var damage = random.nextInt(3); damage > 0; damage--) {
            all[random.nextInt(all.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(all, all.length - random.nextInt(Math.min(all.length, 5)));
    }

    private static byte[] payload(SplittableRandom random, int type) {
        if (type == 1 && random.nextInt(4) > 0) {
            return GET;
        }
        var length = switch (random.nextInt(3)) {
            case 0 -> 8;
            case 1 -> random.nextInt(20);
            default -> type == 4 ? 6 * random.nextInt(4) : 4;
        };
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Mostly those that end heads and streams.
    private static int flags(SplittableRandom random, int type) {
        return type == 1 && random.nextInt(4) > 0
                ? 4 + random.nextInt(2)
                : random.nextInt(3) == 0 ? random.nextInt(256) : 0;
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// Whether bytes are whole frames; nothing at all is sent where nothing was read.
    private static boolean wellFormed(byte[] bytes, boolean fromClient) {
        var at = fromClient ? Greeting.PREFACE.length : 0;
        while (at + HEAD <= bytes.length) {
            at += HEAD + (ByteBuffer.wrap(bytes, at, 4).getInt() >>> 8);
        }
        return at == bytes.length || bytes.length == 0;
    }

    /// A request that is answered by the end of its stream.
    private record Reset(RequestHead head) implements StreamRequest {

        Reset() {
            this(new RequestHead(Limits.REQUEST));
        }

        @Override
        public void answer(ServerStream stream) {
            stream.reset(ErrorCode.NO_ERROR);
            stream.finish();
        }
    }

    /// A peer that sends bytes in pieces of one size, ends its side, and keeps what it gets.
    private static final class Script implements Transport {

        private final byte[] bytes;
        private final int piece;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int position;

        Script(byte[] bytes, int piece) {
            this.bytes = bytes;
            this.piece = piece;
        }

        synchronized byte[] written() {
            return written.toByteArray();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == bytes.length) {
                return -1;
            }
            var count = Math.min(Math.min(piece, length), bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) {
            written.write(source, offset, length);
        }

        @Override
        public void endWrite() {}

        @Override
        public boolean isQuiet() {
            return position < bytes.length;
        }

        @Override
        public void close() {}

        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }
    }
}

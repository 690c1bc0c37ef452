package io.fairlead.core.entrypoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SplittableRandom;

/// A stream of random WebSocket frames (RFC 6455 section 5.2) of every opcode and of sizes around every border:
/// the same for the same seed.
final class WebSocketFrames {

    private static final int[] SIZES = {0, 1, 124, 125, 126, 127, 1023, 1024, 4095, 4096, 65_535, 65_536, 300_000};

    private final SplittableRandom random;
    private final int count;

    WebSocketFrames(long seed, int count) {
        this.random = new SplittableRandom(seed);
        this.count = count;
    }

    void sendTo(OutputStream target) throws IOException {
        for (var i = 0; i < count; i++) {
            target.write(frame(i));
        }
    }

    /// Reads as many bytes as all frames have.
    ///
    /// @return the number of the first frame that is not what was sent, or -1
    int compareWith(InputStream source) throws IOException {
        for (var i = 0; i < count; i++) {
            var expected = frame(i);
            if (!java.util.Arrays.equals(expected, source.readNBytes(expected.length))) {
                return i;
            }
        }
        return -1;
    }

    private byte[] frame(int number) {
        var payload = new byte[size()];
        random.nextBytes(payload);
        var masked = random.nextBoolean();
        var frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write((random.nextInt(16) << 4) | number % 16);
        length(frame, payload.length, masked ? 0x80 : 0);
        if (masked) {
            var mask = new byte[4];
            random.nextBytes(mask);
            frame.writeBytes(mask);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private int size() {
        return random.nextInt(4) > 0 ? SIZES[random.nextInt(SIZES.length)] : random.nextInt(100_000);
    }

    private static void length(ByteArrayOutputStream frame, int length, int mask) {
        if (length < 126) {
            frame.write(mask | length);
            return;
        }
        var octets = length < 1 << 16 ? 2 : 8;
        frame.write(mask | (octets == 2 ? 126 : 127));
        for (var i = octets - 1; i >= 0; i--) {
            frame.write((int) ((long) length >> 8 * i));
        }
    }
}

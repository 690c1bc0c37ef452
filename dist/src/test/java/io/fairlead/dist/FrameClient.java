package io.fairlead.dist;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A client that sends frames of HTTP/2 as it is told, good or bad, and looks at what comes back from outside.
final class FrameClient implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /// What the name says, as an error code.
    static final int ENHANCE_YOUR_CALM = 11;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream input;

    private FrameClient(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// Connects, and says what a client says first.
    static FrameClient connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        var client = new FrameClient(socket);
        socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        return client.frame(SETTINGS, 0, 0);
    }

    FrameClient frame(int type, int flags, int stream, byte... payload) throws IOException {
        var frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >>> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        socket.getOutputStream().write(frame.array());
        return this;
    }

    /// Sends a head, in as many frames as it takes.
    FrameClient head(int stream, boolean end, byte[] block) throws IOException {
        var type = HEADERS;
        var at = 0;
        do {
            var piece = Math.min(16_384, block.length - at);
            var flags = (type == HEADERS && end ? END_STREAM : 0) | (at + piece == block.length ? END_HEADERS : 0);
            frame(type, flags, stream, Arrays.copyOfRange(block, at, at + piece));
            at += piece;
            type = CONTINUATION;
        } while (at < block.length);
        return this;
    }

    /// Sends a request without a body.
    FrameClient get(int stream, String host, String path) throws IOException {
        return head(stream, true, block(":method: GET", ":scheme: http", ":authority: " + host, ":path: " + path));
    }

    /// Sends the head of a request that has a body.
    FrameClient post(int stream, String host, String path) throws IOException {
        return head(stream, false, block(":method: POST", ":scheme: http", ":authority: " + host, ":path: " + path));
    }

    FrameClient window(int stream, int more) throws IOException {
        return frame(WINDOW_UPDATE, 0, stream, int32(more));
    }

    FrameClient reset(int stream) throws IOException {
        return frame(RST_STREAM, 0, stream, int32(8));
    }

    FrameClient setting(int name, int value) throws IOException {
        return frame(
                SETTINGS,
                0,
                0,
                ByteBuffer.allocate(6).putShort((short) name).putInt(value).array());
    }

    /// Waits for a frame of one type on one stream, and returns what it holds.
    byte[] await(int type, int stream) throws IOException {
        while (true) {
            var frame = next();
            if (frame.type == type && frame.stream == stream) {
                return frame.payload;
            }
        }
    }

    /// Waits until the stream has been reset or answered; whether it was answered with 200.
    boolean isServed(int stream) throws IOException {
        while (true) {
            var frame = next();
            if (frame.stream == stream && (frame.type == HEADERS || frame.type == RST_STREAM)) {
                return frame.type == HEADERS && frame.payload[0] == (byte) 0x88;
            }
        }
    }

    /// Waits for the end of the connection, and returns the reason that was given.
    int goneWith() throws IOException {
        var reason = -1;
        try {
            while (true) {
                var frame = next();
                reason = frame.type == GOAWAY ? ByteBuffer.wrap(frame.payload).getInt(4) : reason;
            }
        } catch (IOException e) {
            if (reason < 0) {
                throw e;
            }
            return reason;
        }
    }

    private Frame next() throws IOException {
        var start = input.readInt();
        var flags = input.readUnsignedByte();
        var stream = input.readInt();
        var payload = input.readNBytes(start >>> 8);
        if (payload.length < start >>> 8) {
            throw new EOFException();
        }
        return new Frame(start & 0xff, flags, stream, payload);
    }

    /// Field lines, `name: value` up to the first colon with a blank behind it, as literals that nobody remembers.
    static byte[] block(String... lines) {
        var block = new ByteArrayOutputStream();
        for (var line : lines) {
            var colon = line.indexOf(": ");
            block.writeBytes(literal(0, line.substring(0, colon), line.substring(colon + 2)));
        }
        return block.toByteArray();
    }

    /// One field of any kind.
    ///
    /// @param pattern 0, or 0x40 for one that is remembered
    static byte[] literal(int pattern, String name, String value) {
        var field = new ByteArrayOutputStream();
        field.write(pattern);
        for (var text : new String[] {name, value}) {
            length(field, text.length());
            field.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return field.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 127) {
            out.write(length);
            return;
        }
        out.write(127);
        var rest = length - 127;
        for (; rest > 127; rest >>>= 7) {
            out.write(rest & 127 | 128);
        }
        out.write(rest);
    }

    private static byte[] int32(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private record Frame(int type, int flags, int stream, byte[] payload) {}
}

package io.fairlead.core.http2;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One end of a connection that sends frames as they are told, good or bad, and keeps what it is sent. Field lines
/// are `name: value`; a name that begins with a colon is a pseudo-header.
public final class FramePeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] NOTHING = {};

    private final Socket socket;
    private final InputStream input;
    private final HpackDecoder decoder = new HpackDecoder();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;

    /// An end of a connection that somebody else has made.
    public FramePeer(Socket socket) {
        try {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            this.input = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A client that has said nothing yet.
    public static FramePeer connect(int port) {
        try {
            return new FramePeer(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A client that has sent its preface and empty settings.
    public static FramePeer client(int port) {
        return connect(port).raw(Greeting.PREFACE).settings();
    }

    /// Reads the preface of a client.
    public FramePeer expectPreface() {
        read(Greeting.PREFACE.length);
        return this;
    }

    public FramePeer raw(byte[] bytes) {
        try {
            if (holding) {
                held.write(bytes);
            } else {
                socket.getOutputStream().write(bytes);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on nothing is sent until [#release], and then all of it at once.
    public FramePeer hold() {
        holding = true;
        return this;
    }

    public FramePeer release() {
        holding = false;
        raw(held.toByteArray());
        held.reset();
        return this;
    }

    public FramePeer frame(int type, int flags, int stream, byte[] payload) {
        var frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >>> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        return raw(frame.array());
    }

    /// Sends settings, as pairs of name and value.
    public FramePeer settings(int... pairs) {
        var payload = ByteBuffer.allocate(pairs.length * 3);
        for (var i = 0; i < pairs.length; i += 2) {
            payload.putShort((short) pairs[i]).putInt(pairs[i + 1]);
        }
        return frame(FrameType.SETTINGS, 0, 0, payload.array());
    }

    /// Sends a GET without a body.
    public FramePeer get(int stream, String path) {
        return headers(stream, true, ":method: GET", ":scheme: http", ":path: " + path, ":authority: a");
    }

    /// Sends the head of a POST.
    public FramePeer post(int stream, String path, String... fields) {
        var lines = new ArrayList<>(List.of(":method: POST", ":scheme: http", ":path: " + path, ":authority: a"));
        lines.addAll(List.of(fields));
        return headers(stream, false, lines.toArray(String[]::new));
    }

    public FramePeer headers(int stream, boolean end, String... fields) {
        return frame(
                FrameType.HEADERS, FrameType.END_HEADERS | (end ? FrameType.END_STREAM : 0), stream, block(fields));
    }

    public FramePeer data(int stream, boolean end, String latin1) {
        return frame(
                FrameType.DATA, end ? FrameType.END_STREAM : 0, stream, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends a body to its end, as fast as the window of the stream opens.
    ///
    /// @param window that of the stream so far
    public FramePeer upload(int stream, String latin1, int window) {
        var room = window;
        for (var sent = 0; sent < latin1.length(); ) {
            if (room == 0) {
                room += await(frame -> frame.is(FrameType.WINDOW_UPDATE) && frame.stream() == stream)
                        .number(0);
            }
            var count = Math.min(Math.min(room, 16_384), latin1.length() - sent);
            data(stream, sent + count == latin1.length(), latin1.substring(sent, sent + count));
            sent += count;
            room -= count;
        }
        return this;
    }

    public FramePeer reset(int stream, ErrorCode code) {
        return frame(FrameType.RST_STREAM, 0, stream, int32(code.ordinal()));
    }

    public FramePeer windowUpdate(int stream, int count) {
        return frame(FrameType.WINDOW_UPDATE, 0, stream, int32(count));
    }

    public FramePeer ping(long payload) {
        return frame(
                FrameType.PING, 0, 0, ByteBuffer.allocate(8).putLong(payload).array());
    }

    /// Acknowledges a PING.
    public FramePeer pong(byte[] payload) {
        return frame(FrameType.PING, FrameType.ACK, 0, payload);
    }

    public FramePeer goAway(int lastStream, ErrorCode code) {
        return frame(
                FrameType.GOAWAY,
                0,
                0,
                ByteBuffer.allocate(8).putInt(lastStream).putInt(code.ordinal()).array());
    }

    /// A header block of literals that use no table.
    public static byte[] block(String... fields) {
        var block = new Bytes(256);
        for (var field : fields) {
            var colon = field.indexOf(": ");
            block.put(0);
            literal(block, field.substring(0, colon));
            literal(block, field.substring(colon + 2));
        }
        var bytes = new byte[block.size()];
        System.arraycopy(block.array(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    private static void literal(Bytes block, String latin1) {
        var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 127) {
            block.put(bytes.length);
        } else {
            block.put(127);
            var rest = bytes.length - 127;
            for (; rest >= 128; rest >>>= 7) {
                block.put(rest & 127 | 128);
            }
            block.put(rest);
        }
        block.put(bytes, 0, bytes.length);
    }

    /// The next frame, whatever it is.
    public Frame next() {
        var head = ByteBuffer.wrap(read(9));
        var length = (head.get() & 0xff) << 16 | head.getShort() & 0xffff;
        return new Frame(head.get(), head.get(), head.getInt(), read(length));
    }

    /// The next frame that is wanted; the others are dropped, but blocks are decoded.
    public Frame await(Predicate<Frame> wanted) {
        while (true) {
            var frame = next();
            if (wanted.test(frame)) {
                return frame;
            }
            if (frame.is(FrameType.HEADERS)) {
                fields(frame);
            }
        }
    }

    public Frame await(int type) {
        return await(frame -> frame.is(type));
    }

    /// The next frame of a stream, besides changes of its window.
    public Frame on(int stream) {
        return await(frame -> frame.stream() == stream && !frame.is(FrameType.WINDOW_UPDATE));
    }

    /// How a stream was reset, which must come next on it.
    public ErrorCode resetOf(int stream) {
        var frame = on(stream);
        if (!frame.is(FrameType.RST_STREAM)) {
            throw new AssertionError("expected a reset, got " + frame);
        }
        return frame.error();
    }

    /// The fields of a head that must come next on a stream, one a line.
    public String head(int stream) {
        var frame = on(stream);
        if (!frame.is(FrameType.HEADERS)) {
            throw new AssertionError(
                    "expected a head, got " + frame + (frame.is(FrameType.RST_STREAM) ? frame.error() : ""));
        }
        return fields(frame);
    }

    /// The fields of a HEADERS frame, one a line.
    public String fields(Frame frame) {
        var text = new StringBuilder();
        decoder.decode(
                frame.payload(),
                0,
                frame.payload().length,
                (names, name, nameLength, values, value, length) -> text.append(
                                new String(names, name, nameLength, StandardCharsets.ISO_8859_1))
                        .append(": ")
                        .append(new String(values, value, length, StandardCharsets.ISO_8859_1))
                        .append('\n'));
        return text.toString();
    }

    /// The content that comes on a stream until its end.
    public String content(int stream) {
        var text = new StringBuilder();
        while (true) {
            var frame = on(stream);
            if (frame.is(FrameType.DATA)) {
                text.append(frame.text());
            } else if (!frame.is(FrameType.HEADERS)) {
                throw new AssertionError("expected data, got " + frame);
            }
            if (frame.ends()) {
                return text.toString();
            }
        }
    }

    /// Why the connection is ended, which must happen.
    public ErrorCode goneWith() {
        var code = await(FrameType.GOAWAY).error();
        awaitEnd();
        return code;
    }

    /// Reads on until the connection ends, which it must.
    public void awaitEnd() {
        try {
            while (true) {
                next();
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw new AssertionError("connection did not end", e);
            }
        }
    }

    private byte[] read(int count) {
        try {
            var bytes = input.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("connection ended");
            }
            return count == 0 ? NOTHING : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends again and again; that the connection ends meanwhile is what is wanted.
    public static void flood(int times, Runnable act) {
        try {
            for (var i = 0; i < times; i++) {
                act.run();
            }
        } catch (UncheckedIOException e) {
            // closed, as it should be
        }
    }
}

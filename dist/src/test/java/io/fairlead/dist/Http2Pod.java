package io.fairlead.dist;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A pod that speaks HTTP/2 without TLS and nothing else; answers every request with `h2c`.
final class Http2Pod implements AutoCloseable {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] BODY = "h2c".getBytes(StandardCharsets.US_ASCII);
    /// `:status: 200` of the static table.
    private static final byte[] OK = {(byte) 0x88};

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final ServerSocket listener;

    private Http2Pod(ServerSocket listener) {
        this.listener = listener;
    }

    static Http2Pod start() throws IOException {
        var pod = new Http2Pod(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(pod::accept);
        return pod;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (true) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var input = new DataInputStream(socket.getInputStream());
            var output = new DataOutputStream(socket.getOutputStream());
            var preface = new String(input.readNBytes(PREFACE.length()), StandardCharsets.US_ASCII);
            if (!preface.equals(PREFACE)) {
                return;
            }
            write(output, SETTINGS, 0, 0, new byte[0]);
            while (true) {
                answer(input, output);
            }
        } catch (IOException _) {
            // a client that goes
        }
    }

    private static void answer(DataInputStream input, DataOutputStream output) throws IOException {
        var head = input.readInt();
        var length = head >>> 8;
        var type = head & 0xff;
        var flags = input.readUnsignedByte();
        var stream = input.readInt() & 0x7fff_ffff;
        var payload = input.readNBytes(length);
        if ((type == SETTINGS || type == PING) && (flags & ACK) == 0) {
            write(output, type, ACK, 0, type == PING ? payload : new byte[0]);
        }
        if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
            write(output, HEADERS, END_HEADERS, stream, OK);
            write(output, DATA, END_STREAM, stream, BODY);
        }
    }

    private static void write(DataOutputStream output, int type, int flags, int stream, byte[] payload)
            throws IOException {
        output.writeInt(payload.length << 8 | type);
        output.writeByte(flags);
        output.writeInt(stream);
        output.write(payload);
        output.flush();
    }
}

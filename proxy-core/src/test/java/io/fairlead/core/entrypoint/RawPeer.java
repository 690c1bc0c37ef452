package io.fairlead.core.entrypoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// One end of a connection that sends and receives bytes as they are; a character is a byte.
final class RawPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private static final int REMEMBERED = 1 << 20;

    private final Socket socket;
    private final InputStream input;
    private final StringBuffer heard = new StringBuffer();

    RawPeer(Socket socket) {
        try {
            this.socket = socket;
            this.input = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawPeer connect(int port) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawPeer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawPeer send(String latin1) {
        try {
            socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends this side and leaves the other open.
    RawPeer endWrite() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    InputStream input() {
        return input;
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /// Breaks the connection off, so that the other end sees a reset.
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads until the text has ended with this, which it must.
    String readUntil(String end) {
        var read = new StringBuilder();
        while (read.length() < end.length() || read.lastIndexOf(end) != read.length() - end.length()) {
            var next = next();
            if (next < 0) {
                throw new AssertionError("connection ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /// Reads a head.
    String readHead() {
        return readUntil("\r\n\r\n");
    }

    /// Reads so many bytes, or fewer if the peer closes.
    String read(int count) {
        var read = new StringBuilder();
        for (int next; read.length() < count && (next = next()) >= 0; ) {
            read.append((char) next);
        }
        return read.toString();
    }

    /// Reads until the peer closes, which it must do in time.
    String readAll() {
        return read(Integer.MAX_VALUE);
    }

    /// Reads until the peer closes, in whatever way.
    String readAllOrReset() {
        try {
            return readAll();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return heard();
        }
    }

    /// Reads and drops a number of bytes.
    long skip(long count) {
        try {
            var scrap = new byte[16 << 10];
            var left = count;
            while (left > 0) {
                var read = input.read(scrap, 0, (int) Math.min(scrap.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return count - left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /// What TLS has agreed on, if it is spoken.
    SSLSession session() {
        return ((SSLSocket) socket).getSession();
    }

    /// What ALPN has chosen, if TLS is spoken.
    String protocol() {
        return ((SSLSocket) socket).getApplicationProtocol();
    }

    /// The beginning of what was read so far.
    String heard() {
        return heard.toString();
    }

    private int next() {
        try {
            var next = input.read();
            if (next >= 0 && heard.length() < REMEMBERED) {
                heard.append((char) next);
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

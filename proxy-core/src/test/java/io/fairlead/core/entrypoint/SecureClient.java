package io.fairlead.core.entrypoint;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A TLS client of the JDK; it does not look whether the certificate is for the name that it asked for.
final class SecureClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final SSLSocket socket;

    private SecureClient(SSLSocket socket) {
        this.socket = socket;
    }

    /// A handshake that asks for a name; for none if it is empty.
    static SecureClient connect(SSLContext context, int port, String name) throws IOException {
        return connect(context, port, name, _ -> {});
    }

    static SecureClient connect(SSLContext context, int port, String name, Consumer<SSLParameters> change)
            throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var parameters = socket.getSSLParameters();
        if (!name.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(name.getBytes(StandardCharsets.US_ASCII))));
        }
        change.accept(parameters);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
            return new SecureClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static SecureClient connect(TestPki trusted, int port, String name) throws IOException {
        return connect(trusted.trusting(), port, name);
    }

    X509Certificate certificate() throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    SSLSocket socket() {
        return socket;
    }

    /// Sends a request and reads the answer, which has a length.
    String get(String host) throws IOException {
        send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        var head = head();
        var length = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        var count = Integer.parseInt(head.substring(length, head.indexOf("\r\n", length)));
        return head + new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    SecureClient send(String latin1) throws IOException {
        socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Everything until the server says that it ends.
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    String head() throws IOException {
        InputStream input = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = input.read();
            if (next < 0) {
                throw new IOException("connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

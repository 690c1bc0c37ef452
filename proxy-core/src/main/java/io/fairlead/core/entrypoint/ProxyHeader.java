package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.Input;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a balancer says of a connection before its first byte: the PROXY protocol in both versions. A
/// connection may also come without it.
final class ProxyHeader {

    private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] BINARY = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.ISO_8859_1);

    private ProxyHeader() {}

    /// Reads the header, if there is one, and nothing behind it.
    ///
    /// @return the address of the client, unless the header has none, or is not there
    /// @throws BadMessage if what begins as a header is none
    static Optional<InetSocketAddress> read(Input input) throws IOException {
        if (startsWith(input, TEXT)) {
            return ProxyLine.read(input, TEXT.length);
        }
        if (startsWith(input, BINARY)) {
            return ProxyFrame.read(input, BINARY.length);
        }
        return Optional.empty();
    }

    /// Waits for a byte only while all before it fit.
    private static boolean startsWith(Input input, byte[] signature) throws IOException {
        for (var i = 0; i < signature.length; i++) {
            if (!input.await(i + 1) || input.at(i) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    static BadMessage bad(String reason) {
        return new BadMessage(400, "PROXY header " + reason);
    }
}

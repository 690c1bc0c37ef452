package io.fairlead.core.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;

/// What a client's hello says, as far as it decides on certificate and options.
///
/// @param serverName the name that the client asks for, as it was sent; empty if it names none
/// @param fallback whether the client says that it has tried a newer version before
/// @param newest the newest version that it offers, such as `0x0304`
record ClientHello(String serverName, boolean fallback, int newest) {

    /// TLS 1.2.
    static final int TLS_1_2 = 0x0303;

    /// TLS 1.3.
    static final int TLS_1_3 = 0x0304;

    private static final int RANDOM = 32;
    private static final int LONGEST_SESSION = 32;
    private static final int LONGEST_NAME = 255;
    private static final int FALLBACK_SCSV = 0x5600;
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int HOST_NAME = 0;

    /// Reads the body of a hello, without the header of the handshake message.
    ///
    /// @throws HelloException if it is malformed
    static ClientHello parse(ByteBuffer body) throws HelloException {
        var input = new TlsInput(body);
        var version = input.number(2);
        input.skip(RANDOM);
        if (input.vector(1).remaining() > LONGEST_SESSION) {
            throw HelloException.malformed("a session id of more than 32 bytes");
        }
        var fallback = hasFallback(input.vector(2));
        if (input.vector(1).remaining() == 0) {
            throw HelloException.malformed("no compression method");
        }
        var extensions = input.isAtEnd() ? new TlsInput(ByteBuffer.allocate(0)) : input.vector(2);
        input.end();
        return parse(version, fallback, extensions);
    }

    private static ClientHello parse(int version, boolean fallback, TlsInput extensions) throws HelloException {
        var seen = new HashSet<Integer>();
        var name = "";
        var newest = Math.min(version, TLS_1_2);
        while (!extensions.isAtEnd()) {
            var type = extensions.number(2);
            var content = extensions.vector(2);
            if (!seen.add(type)) {
                throw HelloException.malformed("an extension twice");
            }
            if (type == SERVER_NAME) {
                name = serverName(content).orElse("");
            } else if (type == SUPPORTED_VERSIONS) {
                newest = newest(content.vector(1));
            }
        }
        return new ClientHello(name, fallback, newest);
    }

    private static boolean hasFallback(TlsInput suites) throws HelloException {
        var found = false;
        while (!suites.isAtEnd()) {
            found |= suites.number(2) == FALLBACK_SCSV;
        }
        return found;
    }

    private static int newest(TlsInput versions) throws HelloException {
        var newest = 0;
        while (!versions.isAtEnd()) {
            var version = versions.number(2);
            newest = version <= TLS_1_3 ? Math.max(newest, version) : newest;
        }
        return newest;
    }

    private static Optional<String> serverName(TlsInput content) throws HelloException {
        var list = content.vector(2);
        content.end();
        Optional<String> found = Optional.empty();
        while (!list.isAtEnd()) {
            var type = list.number(1);
            var name = list.vector(2);
            if (type == HOST_NAME) {
                if (found.isPresent()) {
                    throw HelloException.malformed("two server names");
                }
                found = Optional.of(visible(name));
            }
        }
        return found;
    }

    private static String visible(TlsInput name) throws HelloException {
        var bytes = name.rest();
        if (bytes.length == 0 || bytes.length > LONGEST_NAME) {
            throw HelloException.malformed("a server name of " + bytes.length + " bytes");
        }
        for (var b : bytes) {
            if (b <= ' ' || b == 0x7f) {
                throw HelloException.malformed("a server name that is not visible ASCII");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

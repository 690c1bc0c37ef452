package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Input;
import io.fairlead.core.rule.AddressLiteral;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Version 1 of the PROXY protocol: a line of text of at most 107 bytes.
final class ProxyLine {

    private static final int MOST = 107;
    private static final int FOUR = 4;
    private static final int SIXTEEN = 16;

    private ProxyLine() {}

    /// Reads the line.
    ///
    /// @param start where the words begin
    static Optional<InetSocketAddress> read(Input input, int start) throws IOException {
        var end = end(input, start);
        var line = new StringBuilder();
        for (var i = start; i < end; i++) {
            line.append((char) (input.at(i) & 0xff));
        }
        input.skip(end + 2);
        return address(line.toString().split(" ", -1));
    }

    /// The index of the carriage return that ends the line.
    private static int end(Input input, int start) throws IOException {
        for (var i = start; i < MOST - 1 && input.await(i + 2); i++) {
            if (input.at(i) == '\r' && input.at(i + 1) == '\n') {
                return i;
            }
        }
        throw ProxyHeader.bad("of version 1 does not end in CR LF within 107 bytes");
    }

    /// What follows `UNKNOWN` is to be ignored.
    private static Optional<InetSocketAddress> address(String[] words) throws IOException {
        return switch (words[0]) {
            case "UNKNOWN" -> Optional.empty();
            case "TCP4" -> Optional.of(source(words, FOUR));
            case "TCP6" -> Optional.of(source(words, SIXTEEN));
            default -> throw ProxyHeader.bad("of version 1 names no known protocol");
        };
    }

    private static InetSocketAddress source(String[] words, int length) throws IOException {
        if (words.length != 5) {
            throw ProxyHeader.bad("of version 1 has not two addresses and two ports");
        }
        var source = octets(words[1], length);
        octets(words[2], length);
        var port = port(words[3]);
        port(words[4]);
        return new InetSocketAddress(InetAddress.getByAddress(source), port);
    }

    private static byte[] octets(String text, int length) {
        return AddressLiteral.parse(text)
                .filter(octets -> octets.length == length)
                .orElseThrow(() -> ProxyHeader.bad("of version 1 has a bad address"));
    }

    private static int port(String text) {
        var port = 0;
        for (var i = 0; i < text.length() && port < 1 << 16; i++) {
            var digit = text.charAt(i) - '0';
            port = digit < 0 || digit > 9 ? 1 << 16 : 10 * port + digit;
        }
        if (text.isEmpty() || port >= 1 << 16 || text.length() > 1 && text.charAt(0) == '0') {
            throw ProxyHeader.bad("of version 1 has a bad port");
        }
        return port;
    }
}

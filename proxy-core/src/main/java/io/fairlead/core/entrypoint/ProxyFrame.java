package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Input;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Version 2 of the PROXY protocol: sixteen bytes, addresses of a length that the family sets, and additions
/// (TLVs), which are skipped.
final class ProxyFrame {

    /// With room for a client certificate among the additions.
    private static final int MOST = 16 << 10;

    private static final int VERSION_2_LOCAL = 0x20;
    private static final int VERSION_2_PROXY = 0x21;

    private ProxyFrame() {}

    /// Reads the frame.
    ///
    /// @param start where the bytes behind the signature begin
    static Optional<InetSocketAddress> read(Input input, int start) throws IOException {
        if (!input.await(start + 4)) {
            throw ProxyHeader.bad("of version 2 is cut off");
        }
        var command = input.at(start);
        var family = input.at(start + 1);
        var length = number(input, start + 2);
        if (length > MOST) {
            throw ProxyHeader.bad("of version 2 exceeds " + MOST + " bytes");
        }
        if (!input.await(start + 4 + length)) {
            throw ProxyHeader.bad("of version 2 is cut off");
        }
        var source = address(input, start + 4, command, family, length);
        input.skip(start + 4 + length);
        return source;
    }

    private static Optional<InetSocketAddress> address(Input input, int at, byte command, byte family, int length)
            throws IOException {
        return switch (command) {
            case VERSION_2_LOCAL -> Optional.empty();
            case VERSION_2_PROXY -> address(input, at, family, length);
            default -> throw ProxyHeader.bad("is of another version or has an unknown command");
        };
    }

    /// Unix sockets, datagrams and what is not specified have no address of use here.
    private static Optional<InetSocketAddress> address(Input input, int at, byte family, int length)
            throws IOException {
        return switch (family) {
            case 0x11 -> Optional.of(source(input, at, 4, length));
            case 0x21 -> Optional.of(source(input, at, 16, length));
            case 0x00, 0x12, 0x22, 0x31, 0x32 -> Optional.empty();
            default -> throw ProxyHeader.bad("of version 2 has an unknown family");
        };
    }

    private static InetSocketAddress source(Input input, int at, int octets, int length) throws IOException {
        if (length < 2 * octets + 4) {
            throw ProxyHeader.bad("of version 2 is too short for its addresses");
        }
        var address = new byte[octets];
        for (var i = 0; i < octets; i++) {
            address[i] = input.at(at + i);
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), number(input, at + 2 * octets));
    }

    private static int number(Input input, int at) {
        return (input.at(at) & 0xff) << 8 | input.at(at + 1) & 0xff;
    }
}

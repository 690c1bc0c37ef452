package io.fairlead.core.upstream;

import io.fairlead.core.http.AddressText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The header of the PROXY protocol that tells a server who its client is.
final class ClientAddressHeader {

    private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte VERSION_2_PROXY = 0x21;
    private static final byte TCP_4 = 0x11;
    private static final byte TCP_6 = 0x21;
    private static final int FOUR = 4;
    private static final int SIXTEEN = 16;

    private ClientAddressHeader() {}

    /// @param version 1 or 2
    /// @param client who asks
    /// @param server whom it is told
    static byte[] of(int version, InetSocketAddress client, InetSocketAddress server) {
        return version == 1 ? text(client, server) : binary(client, server);
    }

    private static byte[] text(InetSocketAddress client, InetSocketAddress server) {
        var four = isFour(client, server);
        var line = "PROXY " + (four ? "TCP4 " : "TCP6 ") + shown(client, four) + ' ' + shown(server, four) + ' '
                + client.getPort() + ' ' + server.getPort() + "\r\n";
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String shown(InetSocketAddress address, boolean four) {
        var text = new String(AddressText.of(address.getAddress()), StandardCharsets.ISO_8859_1);
        return four || address.getAddress().getAddress().length == SIXTEEN ? text : "::ffff:" + text;
    }

    private static byte[] binary(InetSocketAddress client, InetSocketAddress server) {
        var four = isFour(client, server);
        var length = 2 * (four ? FOUR : SIXTEEN) + 4;
        return ByteBuffer.allocate(SIGNATURE.length + 4 + length)
                .put(SIGNATURE)
                .put(VERSION_2_PROXY)
                .put(four ? TCP_4 : TCP_6)
                .putShort((short) length)
                .put(bytes(client.getAddress(), four))
                .put(bytes(server.getAddress(), four))
                .putShort((short) client.getPort())
                .putShort((short) server.getPort())
                .array();
    }

    private static byte[] bytes(InetAddress address, boolean four) {
        var bytes = address.getAddress();
        if (four || bytes.length == SIXTEEN) {
            return bytes;
        }
        return ByteBuffer.allocate(SIXTEEN)
                .position(SIXTEEN - FOUR - 2)
                .put((byte) -1)
                .put((byte) -1)
                .put(bytes)
                .array();
    }

    private static boolean isFour(InetSocketAddress client, InetSocketAddress server) {
        return client.getAddress().getAddress().length == FOUR
                && server.getAddress().getAddress().length == FOUR;
    }
}

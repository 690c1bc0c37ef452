package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Input;
import java.io.IOException;

/// Decides by the first byte which protocol a connection speaks. The byte stays where it is.
final class ProtocolSniffer {

    /// What the first bytes of a connection announce.
    enum Protocol {
        HTTP_1,
        TLS,
        /// The peer left without a byte.
        NONE
    }

    /// The first byte of a TLS record that carries a handshake (RFC 8446 section 5.1).
    private static final int TLS_HANDSHAKE = 0x16;

    private ProtocolSniffer() {}

    static Protocol sniff(Input input) throws IOException {
        return switch (input.peek()) {
            case -1 -> Protocol.NONE;
            case TLS_HANDSHAKE -> Protocol.TLS;
            default -> Protocol.HTTP_1;
        };
    }
}

package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Input;
import java.io.IOException;

/// Decides by the first bytes which protocol a connection speaks. They stay where they are.
final class ProtocolSniffer {

    /// What the first bytes of a connection announce.
    enum Protocol {
        HTTP_1,
        /// The preface of a client that knows that it may speak HTTP/2 (RFC 9113 section 3.3).
        HTTP_2,
        TLS,
        /// The peer left without a byte.
        NONE
    }

    /// The first byte of a TLS record that carries a handshake (RFC 8446 section 5.1).
    private static final int TLS_HANDSHAKE = 0x16;

    private static final String PREFACE = "PRI ";

    private ProtocolSniffer() {}

    static Protocol sniff(Input input) throws IOException {
        return switch (input.peek()) {
            case -1 -> Protocol.NONE;
            case TLS_HANDSHAKE -> Protocol.TLS;
            case 'P' -> isPreface(input) ? Protocol.HTTP_2 : Protocol.HTTP_1;
            default -> Protocol.HTTP_1;
        };
    }

    /// No method of HTTP/1 is called so (RFC 9113 section 11.6); what follows is checked by who reads it.
    private static boolean isPreface(Input input) throws IOException {
        for (var i = 0; i < PREFACE.length(); i++) {
            if (!input.require(i + 1) || input.buffer()[input.position() + i] != PREFACE.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

package io.fairlead.core.http;

import java.util.List;

/// The spelling of the fields of a WebSocket handshake that servers know which compare letter by letter.
final class WebSocketNames {

    private static final List<String> USUAL = List.of(
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Extensions",
            "Sec-WebSocket-Accept",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Version");

    private WebSocketNames() {}

    static void spell(HeaderBlock fields) {
        USUAL.forEach(fields::spell);
    }
}

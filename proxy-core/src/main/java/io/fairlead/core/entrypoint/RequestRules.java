package io.fairlead.core.entrypoint;

import io.fairlead.core.http.AddressText;
import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.rule.CanonicalPath;
import java.net.InetAddress;

/// What an entry point does to every head that comes over a connection, in whatever protocol, before a
/// request is made of it.
final class RequestRules {

    private static final byte[] NOTHING = {};

    private final EntryPointSettings settings;
    private final byte[] addressText;
    private final boolean trusted;
    private final boolean encrypted;

    /// @param encrypted whether the connection is
    /// @param peer the client, or who a trusted PROXY header says it is
    RequestRules(EntryPointSettings settings, boolean encrypted, InetAddress peer) {
        this.settings = settings;
        this.encrypted = encrypted;
        this.addressText = AddressText.of(peer);
        this.trusted = settings.forwarding().trusted().contains(peer);
    }

    /// What joins `X-Forwarded-For`; empty if nothing is to.
    byte[] addressText() {
        return settings.forwarding().appends() ? addressText : NOTHING;
    }

    /// The protocol that the client may switch to; empty if there is none.
    String upgrade(RequestHead head) {
        return settings.tunnels().chosen(head);
    }

    /// Brings the fields in order, and the path to its canonical form.
    ///
    /// @param webSocket whether the request is the handshake of a WebSocket
    /// @throws BadMessage if the request must be refused
    String settle(RequestHead head, boolean webSocket) {
        settleUnderscores(head);
        var path = CanonicalPath.of(head.path(), settings.path().sanitize());
        if (path == null) {
            throw new BadMessage(400, "path is malformed or holds what no path may hold");
        }
        ForwardedHeaders.apply(head, trusted, addressText, encrypted, webSocket);
        return path;
    }

    /// The query with its semicolons replaced.
    String query(RequestHead head) {
        var query = head.query();
        return query.indexOf(';') < 0 ? query : query.replace(";", settings.encodeSemicolons() ? "%3B" : "&");
    }

    private void settleUnderscores(RequestHead head) {
        if (!head.fields().hasUnderscore()) {
            return;
        }
        switch (settings.underscores()) {
            case KEEP -> {
                // as it came
            }
            case DELETE -> head.fields().removeUnderscored();
            case REJECT -> throw new BadMessage(400, "underscore in a field name");
        }
    }
}

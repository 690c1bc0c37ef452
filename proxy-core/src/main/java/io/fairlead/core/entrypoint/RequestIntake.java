package io.fairlead.core.entrypoint;

import io.fairlead.core.http.AddressText;
import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.Transport;
import io.fairlead.core.rule.CanonicalPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Turns what arrives on a connection into requests: reads the head, brings path, query and forwarding
/// fields in order, and finds the body.
final class RequestIntake {

    private static final int WORTH_DRAINING = 256 << 10;
    private static final long LINGER_NANOS = 1_000_000_000L;

    private static final byte[] NOTHING = {};

    private final Transport transport;
    private final Input input;
    private final EntryPointSettings settings;
    private final BodyPace pace;
    private final RequestHead head;
    private final byte[] addressText;
    private final boolean trusted;
    private @Nullable MessageBody content;
    private @Nullable ContinueGate gate;
    private String upgrade = "";

    RequestIntake(Transport transport, Input input, EntryPointSettings settings, BodyPace pace) {
        this.transport = transport;
        this.input = input;
        this.settings = settings;
        this.pace = pace;
        this.head = new RequestHead(settings.limits(), settings.forwarding().kept());
        var peer = transport.remote().getAddress();
        this.addressText = AddressText.of(peer);
        this.trusted = settings.forwarding().trusted().contains(peer);
    }

    RequestHead head() {
        return head;
    }

    /// What joins `X-Forwarded-For`; empty if nothing is to.
    byte[] addressText() {
        return settings.forwarding().appends() ? addressText : NOTHING;
    }

    /// The body of the current request, if it has one.
    @Nullable
    MessageBody content() {
        return content;
    }

    /// The protocol that the client may switch to; empty if there is none.
    String upgrade() {
        return upgrade;
    }

    /// Whether the client has sent what was meant for a tunnel that did not come about (U-02).
    boolean holdsTunnelBytes() {
        return !upgrade.isEmpty() && (input.available() > 0 || !transport.isQuiet());
    }

    /// Lets no more `100 Continue` through.
    void shutGate() {
        if (gate != null) {
            gate.shut();
        }
    }

    /// Reads the next head.
    ///
    /// @throws BadMessage if the request must be refused
    void read() throws IOException {
        content = null;
        gate = null;
        head.read(input);
    }

    /// Takes what a refused client still sends of a long message, so that the answer is not lost to a reset.
    void linger(BadMessage refusal) throws IOException {
        var framing = head.framing();
        var announced = framing.length() > 0 || framing.chunked();
        var tooLong = refusal.status() == 414 || refusal.status() == 431;
        if (announced || tooLong || BodyRules.announcesEmpty(head.method())) {
            scrap();
        }
    }

    /// Ends our side, and drops what the client still sends for a while: closing at once would reset the
    /// connection, and with it the answer.
    void scrap() throws IOException {
        transport.endWrite();
        pace.deadline().within(LINGER_NANOS);
        input.discard(WORTH_DRAINING);
    }

    /// Makes a request of the head that has been read.
    ///
    /// @throws BadMessage if the request must be refused
    void fill(IncomingRequest request) {
        settleUnderscores();
        var path = CanonicalPath.of(head.path(), settings.path().sanitize());
        if (path == null) {
            throw new BadMessage(400, "path is malformed or holds what no path may hold");
        }
        upgrade = settings.tunnels().chosen(head);
        ForwardedHeaders.apply(head, trusted, addressText, upgrade.equals("websocket"));
        var body = MessageBody.ofRequest(input, head.framing(), pace, opening());
        content = body instanceof MessageBody message ? message : null;
        request.begin(head, path, query(), body, upgrade);
    }

    private void settleUnderscores() {
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

    private String query() {
        var query = head.query();
        return query.indexOf(';') < 0 ? query : query.replace(";", settings.encodeSemicolons() ? "%3B" : "&");
    }

    private @Nullable Runnable opening() {
        if (!head.framing().expectsContinue() || head.minorVersion() == 0) {
            return null;
        }
        var fresh = new ContinueGate(transport);
        gate = fresh;
        return fresh::open;
    }
}

package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Turns what arrives on a connection into requests: reads the head, has it brought in order, and finds the
/// body.
final class RequestIntake {

    private final Transport transport;
    private final Input input;
    private final BodyPace pace;
    private final RequestHead head;
    private final RequestRules rules;
    private final BodyTreatment bodies;
    private @Nullable MessageBody content;
    private @Nullable ContinueGate gate;
    private String upgrade = "";

    RequestIntake(Transport transport, Input input, EntryPointSettings settings, BodyPace pace) {
        this.transport = transport;
        this.input = input;
        this.pace = pace;
        this.head = new RequestHead(
                settings.limits(),
                settings.forwarding().kept(),
                settings.shared().heads());
        this.bodies = settings.bodies();
        this.rules = new RequestRules(
                settings, transport.tls() != null, transport.remote().getAddress());
    }

    RequestHead head() {
        return head;
    }

    /// What joins `X-Forwarded-For`; empty if nothing is to.
    byte[] addressText() {
        return rules.addressText();
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
        return !upgrade.isEmpty() && holdsBytes();
    }

    /// Whether something has come behind the current request.
    boolean holdsBytes() {
        return input.available() > 0 || !transport.isQuiet();
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

    /// Gives back what a long head needed; the exchange is over.
    void release() {
        head.release();
    }

    /// Takes what a refused client still sends of a long message, so that the answer is not lost to a reset.
    void linger(BadMessage refusal) throws IOException {
        var framing = head.framing();
        var announced = framing.length() > 0 || framing.chunked();
        var tooLong = refusal.status() == 414 || refusal.status() == 431 || refusal.status() == 503;
        if (announced || tooLong || BodyRules.announcesEmpty(head.method())) {
            scrap();
        }
    }

    /// Ends our side, and drops what the client still sends for a while: closing at once would reset the
    /// connection, and with it the answer.
    void scrap() throws IOException {
        transport.endWrite();
        pace.deadline().within(bodies.drainTime().toNanos() | 1);
        input.discard(bodies.mostDrained());
    }

    /// Makes a request of the head that has been read.
    ///
    /// @throws BadMessage if the request must be refused
    void fill(IncomingRequest request) {
        upgrade = rules.upgrade(head);
        var path = rules.settle(head, upgrade.equals("websocket"));
        var body = MessageBody.ofRequest(input, head.framing(), bodies.limits(), pace, opening());
        content = body instanceof MessageBody message ? message : null;
        request.begin(head, path, rules.query(head), body, upgrade);
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

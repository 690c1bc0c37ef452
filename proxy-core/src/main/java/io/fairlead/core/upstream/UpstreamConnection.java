package io.fairlead.core.upstream;

import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyWriter;
import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Output;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.RequestWriter;
import io.fairlead.core.http.ResponseHead;
import io.fairlead.core.http.Transport;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;

/// One connection to a server, with what the codec needs; used by one exchange at a time.
final class UpstreamConnection implements BodySink {

    private final Transport transport;
    private final Reaper reaper;
    private final ClientWatch watch;
    private final Deadline deadline;
    private final Deadline writing;
    private final Input input;
    private final Output output;
    private final RequestWriter requests;
    private final BodyWriter bodies;
    private final ResponseHead head;
    private final BodyPace pace;
    private boolean used;
    private boolean bound;
    private long idleSince;

    UpstreamConnection(Transport transport, UpstreamSettings settings, Reaper reaper) {
        this.transport = transport;
        this.reaper = reaper;
        this.watch = new ClientWatch(transport::close);
        this.deadline = new Deadline(transport::close);
        this.input = new Input(transport);
        this.writing = new Deadline(transport::close, transport::progress);
        this.output = new Output(transport, writing, settings.timeouts().write());
        this.requests = new RequestWriter(output);
        this.bodies = new BodyWriter(output);
        this.head = new ResponseHead(settings.head());
        this.pace = new BodyPace(deadline, settings.timeouts().read(), 0, watch);
        reaper.add(deadline);
        reaper.add(writing);
        reaper.add(watch);
    }

    ClientWatch watch() {
        return watch;
    }

    Transport transport() {
        return transport;
    }

    Deadline deadline() {
        return deadline;
    }

    Input input() {
        return input;
    }

    Output output() {
        return output;
    }

    RequestWriter requests() {
        return requests;
    }

    BodyWriter bodies() {
        return bodies;
    }

    ResponseHead head() {
        return head;
    }

    BodyPace pace() {
        return pace;
    }

    /// Whether it has carried an exchange before, so that the server may have closed it meanwhile.
    boolean used() {
        return used;
    }

    long idleSince() {
        return idleSince;
    }

    /// Whether the server has taken credentials on it for all that follows.
    boolean bound() {
        return bound;
    }

    void bind() {
        bound = true;
        used = true;
    }

    void rest(long now) {
        used = true;
        idleSince = now;
    }

    /// Whether it can carry another exchange: nobody sent anything or closed it (B-01).
    boolean isFit() {
        return input.available() == 0 && transport.isQuiet();
    }

    @Override
    public void send(Body body) throws IOException {
        if (body.length() < 0) {
            bodies.chunked(body, true);
        } else {
            bodies.plain(body, body.length());
        }
        output.flush();
    }

    @Override
    public void close() {
        reaper.remove(deadline);
        reaper.remove(writing);
        reaper.remove(watch);
        transport.close();
    }
}

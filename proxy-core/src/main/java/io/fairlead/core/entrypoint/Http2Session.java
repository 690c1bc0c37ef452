package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRate;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http.Transport;
import io.fairlead.core.http2.Http2Connection;
import io.fairlead.core.http2.Http2Stream;
import io.fairlead.core.http2.StreamHandler;
import io.fairlead.core.http2.StreamRequest;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One client connection that speaks HTTP/2: each request on a virtual thread of its own.
final class Http2Session implements Connection, StreamHandler {

    /// What is kept of finished requests for the next ones.
    private static final int MOST_SPARE = 32;

    private final Transport transport;
    private final EntryPointSettings settings;
    private final Dispatcher dispatcher;
    private final RequestRules rules;
    private final Http2Connection connection;
    private final ArrayDeque<RequestHead> spare = new ArrayDeque<>();
    private final long openedAt = System.nanoTime();
    private int served;

    Http2Session(Transport transport, Input input, EntryPointSettings settings, Dispatcher dispatcher, Reaper reaper) {
        this.transport = transport;
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.rules = new RequestRules(
                settings, transport.tls() != null, transport.remote().getAddress());
        this.connection = Http2Connection.server(transport, input, settings.http2(), reaper, this);
    }

    @Override
    public void run() {
        connection.run();
    }

    @Override
    public void drain() {
        connection.drain();
    }

    @Override
    public void cut() {
        connection.cut();
    }

    @Override
    public StreamRequest next() {
        served++;
        var most = settings.requestsPerConnection();
        if (most > 0 && served >= most || isOld()) {
            connection.drain();
        }
        return new Http2Exchange(this, settings, freshHead());
    }

    /// Takes back the memory of a request that nobody uses any more.
    void rest(RequestHead head) {
        synchronized (spare) {
            if (spare.size() < MOST_SPARE) {
                spare.push(head);
            }
        }
    }

    private RequestHead freshHead() {
        synchronized (spare) {
            var rested = spare.poll();
            return rested == null
                    ? new RequestHead(
                            settings.limits(),
                            settings.forwarding().kept(),
                            settings.shared().heads())
                    : rested;
        }
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    RequestRules rules() {
        return rules;
    }

    @Nullable
    TlsSession tls() {
        return transport.tls();
    }

    InetSocketAddress remote() {
        return transport.remote();
    }

    /// How long the client may take for the body of a request. A stream of gRPC may rest for as long as it wants.
    BodyPace pace(Http2Stream stream, boolean grpc) {
        var timeouts = settings.timeouts();
        return new BodyPace(
                stream.deadline(),
                grpc ? 0 : timeouts.bodyStall().toNanos(),
                grpc ? 0 : timeouts.request().toNanos(),
                grpc ? BodyRate.ANY : timeouts.bodyRate());
    }

    private boolean isOld() {
        var most = settings.connectionTime().toNanos();
        return most > 0 && System.nanoTime() - openedAt > most;
    }
}

package io.fairlead.core.http2;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// A connection that speaks HTTP/2, on either side.
///
/// The thread that [#run]s it reads frames and hands them on, and never waits for a stream or for the socket to
/// take something. Streams write by adding frames to the outbox; what the threads share is guarded by its lock.
///
/// A server makes one with a [StreamHandler], runs it on the connection's thread, and is called for each request. A
/// client makes one without, has [#run] called on a thread of its own, and [#open]s streams.
public final class Http2Connection {

    private static final System.Logger LOGGER = System.getLogger(Http2Connection.class.getName());

    /// What a server is believed to allow until it says so.
    private static final int USUAL_STREAMS = 100;

    private static final int WORTH_DRAINING = 256 << 10;

    final Shared shared;
    final Departure departure;
    final Openings openings;
    final Endings endings;
    final MessageFrames messages;

    private final Transport transport;
    private final Http2Options options;
    private final Limits heads;
    private final Reaper reaper;
    private final Deadline writing;
    private final Outbox outbox;
    private final FrameReader frames;
    private final Watch watch;

    private Http2Connection(
            Transport transport,
            Input input,
            Http2Options options,
            Reaper reaper,
            Limits heads,
            Optional<StreamHandler> handler) {
        this.transport = transport;
        this.options = options;
        this.heads = heads;
        this.reaper = reaper;
        this.writing = new Deadline(transport::close, transport::progress);
        this.outbox = new Outbox(
                transport,
                writing,
                options.writeStall().toNanos(),
                options.budgets().replies());
        this.shared = Shared.behind(outbox, options, handler.isPresent());
        this.departure = new Departure(shared, transport);
        this.openings = new Openings(shared, departure, options.concurrentStreams());
        this.endings = new Endings(shared, departure);
        this.messages = new MessageFrames(shared, endings, departure, transport, options.encoderTable());
        this.watch = new Watch(shared, departure, options, transport, this::cut);
        this.frames = new FrameReader(input, transport, this, new Inbound(this, options, handler));
    }

    /// The server's side; the client's preface has not been read yet.
    public static Http2Connection server(
            Transport transport, Input input, Http2Options options, Reaper reaper, StreamHandler handler) {
        return new Http2Connection(transport, input, options, reaper, Limits.RESPONSE, Optional.of(handler));
    }

    /// The client's side. It may be used at once, before it is run.
    public static Http2Connection client(Transport transport, Input input, Http2Options options, Reaper reaper) {
        return client(transport, input, options, reaper, Limits.RESPONSE);
    }

    /// The client's side. It may be used at once, before it is run.
    ///
    /// @param heads limits of the head of an answer
    public static Http2Connection client(
            Transport transport, Input input, Http2Options options, Reaper reaper, Limits heads) {
        var connection = new Http2Connection(transport, input, options, reaper, heads, Optional.empty());
        connection.shared.peer().concurrentStreams(USUAL_STREAMS);
        connection.greet();
        return connection;
    }

    /// Serves until the connection ends.
    public void run() {
        reaper.add(writing);
        reaper.add(frames.deadline());
        reaper.add(watch);
        try {
            if (isServer()) {
                greet();
            }
            frames.run();
            LOGGER.log(System.Logger.Level.TRACE, () -> remote() + " ended its connection");
        } catch (ConnectionError e) {
            LOGGER.log(
                    System.Logger.Level.DEBUG,
                    () -> "closed the connection of " + remote() + ": " + e.code() + ", " + e.getMessage());
            complain(e.code());
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "connection of " + remote() + " ended: " + e);
        } finally {
            end();
        }
    }

    /// Opens a stream with its first head; only on the client's side.
    ///
    /// @param method what the head says
    /// @throws StreamClosed if the connection takes no more, which has been [StreamClosed#unseen]
    public ClientStream open(String method, HeadWriter head, boolean end) throws IOException {
        ClientStream stream;
        synchronized (outbox) {
            stream = openings.open(this, method);
            messages.add(stream, head, end);
        }
        flush();
        return stream;
    }

    /// Whether another stream may be opened now; only on the client's side.
    public boolean isOpen() {
        synchronized (outbox) {
            return openings.isOpen();
        }
    }

    /// Whether it can never open another stream.
    public boolean isLeaving() {
        synchronized (outbox) {
            return openings.isClosed();
        }
    }

    /// The number of streams that are open.
    public int count() {
        synchronized (outbox) {
            return shared.streams().count();
        }
    }

    /// When the last stream ended, by [System#nanoTime]; only meaningful while there is none.
    public long idleSince() {
        synchronized (outbox) {
            return shared.streams().idleSince();
        }
    }

    /// Asks a silent peer whether it lives, and ends the connection if it does not say so. Before it is run.
    ///
    /// @param silence after which it is asked; zero means never
    /// @param patience for its answer
    public void keepAlive(Duration silence, Duration patience) {
        watch.keepAlive(silence, patience);
    }

    /// Lets the streams finish and ends the connection then (S-13).
    public void drain() {
        departure.begin();
    }

    /// Ends everything now.
    public void cut() {
        transport.close();
        endings.loseAll();
    }

    /// How many streams wait for the window of the connection, or for a slot.
    int waiting() {
        synchronized (outbox) {
            return shared.sending().starved() + shared.slots().waiting();
        }
    }

    boolean isServer() {
        return shared.server();
    }

    InetSocketAddress remote() {
        return transport.remote();
    }

    Http2Options options() {
        return options;
    }

    /// What the head of an answer may have.
    Limits heads() {
        return heads;
    }

    /// Something has come. On the thread that reads.
    void heard() {
        watch.heard();
    }

    /// Sees to it that what was added to the outbox leaves. For who does not hold the lock.
    void flush() {
        outbox.flush();
    }

    private void greet() {
        synchronized (outbox) {
            Greeting.write(outbox.pending(), options, isServer());
        }
        outbox.start();
    }

    private void complain(ErrorCode code) {
        departure.complain(code);
        endings.loseAll();
        departure.partGently();
        frames.discard(WORTH_DRAINING);
    }

    private void end() {
        endings.loseAll();
        outbox.end();
        transport.close();
        reaper.remove(writing);
        reaper.remove(frames.deadline());
        reaper.remove(watch);
    }
}

package io.fairlead.core.http2;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// A connection that speaks HTTP/2, on either side.
///
/// The thread that [#run]s it reads frames and hands them on, and never waits for a stream or for the socket to
/// take something. Streams write by adding frames to the [Outbox]; its lock guards everything that the
/// threads share, and is held for moves in memory only.
///
/// A server makes one with a [StreamHandler], runs it on the connection's thread, and is called for each request. A
/// client makes one without, has [#run] called on a thread of its own, and [#open]s streams.
public final class Http2Connection {

    private static final System.Logger LOGGER = System.getLogger(Http2Connection.class.getName());

    /// What a server is believed to allow until it says so.
    private static final int USUAL_STREAMS = 100;

    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("h2-stream").factory();

    private static final int NOT_YET = Integer.MAX_VALUE;
    private static final long DRAIN_PING = 0x6661_6972_6c65_6164L;
    private static final long ROUND_TRIP_NANOS = 1_000_000_000L;
    private static final Duration LAST_FRAMES = Duration.ofSeconds(1);
    private static final int WORTH_DRAINING = 256 << 10;

    private final Transport transport;
    private final Http2Options options;
    private final Reaper reaper;
    private final Optional<StreamHandler> handler;
    private final Deadline writing;
    private final Outbox outbox;
    private final ControlFrames control;
    private final FrameReader frames;
    private final Runnable chore = this::look;

    // Guarded by the lock of the outbox.
    private final Streams streams = new Streams();
    private final PeerSettings peer = new PeerSettings();
    private final HpackEncoder encoder;
    private final ArrayDeque<Http2Stream> starved = new ArrayDeque<>();
    private final ArrayDeque<Http2Stream> ready = new ArrayDeque<>();
    private long sendWindow = PeerSettings.DEFAULT_WINDOW;
    private int receiveWindow;
    private int unacknowledged;
    private int running;
    private int dataFrames;
    private int lastPeerId;
    private int nextId = 1;
    private int lastServed = NOT_YET;
    private boolean windowKnown;
    private boolean leaving;
    private boolean lost;
    private long idleSince = System.nanoTime();

    private Limits heads = Limits.RESPONSE;
    private Optional<KeepAlive> keepAlive = Optional.empty();
    private volatile long lastCallAt;
    private volatile long closeAt;
    private volatile boolean parting;
    private volatile boolean concluded;

    private Http2Connection(
            Transport transport, Input input, Http2Options options, Reaper reaper, Optional<StreamHandler> handler) {
        this.transport = transport;
        this.options = options;
        this.reaper = reaper;
        this.handler = handler;
        this.writing = new Deadline(transport::close, transport::progress);
        this.outbox = new Outbox(
                transport,
                writing,
                options.writeStall().toNanos(),
                options.budgets().replies());
        this.control = new ControlFrames(outbox);
        this.encoder = new HpackEncoder(options.encoderTable());
        this.receiveWindow = options.connectionWindow();
        this.frames = new FrameReader(input, transport, this, new Inbound(this, options, handler));
    }

    /// The server's side; the client's preface has not been read yet.
    public static Http2Connection server(
            Transport transport, Input input, Http2Options options, Reaper reaper, StreamHandler handler) {
        return new Http2Connection(transport, input, options, reaper, Optional.of(handler));
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
        var connection = new Http2Connection(transport, input, options, reaper, Optional.empty());
        connection.heads = heads;
        connection.peer.concurrentStreams(USUAL_STREAMS);
        connection.greet();
        return connection;
    }

    /// Serves until the connection ends.
    public void run() {
        reaper.add(writing);
        reaper.add(frames.deadline());
        reaper.add(chore);
        try {
            if (isServer()) {
                greet();
            }
            frames.run();
            LOGGER.log(System.Logger.Level.TRACE, () -> transport.remote() + " ended its connection");
        } catch (ConnectionError e) {
            LOGGER.log(
                    System.Logger.Level.DEBUG,
                    () -> "closed the connection of " + transport.remote() + ": " + e.code() + ", " + e.getMessage());
            complain(e.code());
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "connection of " + transport.remote() + " ended: " + e);
        } finally {
            end();
        }
    }

    /// Opens a stream with its first head; only on the client's side.
    ///
    /// @param method what the head says
    /// @throws StreamClosed if the connection takes no more, which has been [StreamClosed#unseen]
    public Http2Stream open(String method, HeadWriter head, boolean end) throws IOException {
        Http2Stream stream;
        synchronized (outbox) {
            if (!isOpen()) {
                throw new StreamClosed(ErrorCode.REFUSED_STREAM, true, "connection takes no more streams");
            }
            stream = new Http2Stream(this, nextId, method);
            nextId += 2;
            add(stream);
            writeHeadLocked(stream, head, end);
        }
        flush();
        return stream;
    }

    /// Whether another stream may be opened now; only on the client's side.
    public boolean isOpen() {
        synchronized (outbox) {
            return !leaving && !lost && nextId > 0 && streams.count() < peer.concurrentStreams();
        }
    }

    /// Whether it can never open another stream.
    public boolean isLeaving() {
        synchronized (outbox) {
            return leaving || lost || nextId < 0;
        }
    }

    /// The number of streams that are open.
    public int count() {
        synchronized (outbox) {
            return streams.count();
        }
    }

    /// When the last stream ended, by [System#nanoTime]; only meaningful while there is none.
    public long idleSince() {
        synchronized (outbox) {
            return idleSince;
        }
    }

    /// Asks a silent peer whether it lives, and ends the connection if it does not say so. Before it is run.
    ///
    /// @param silence after which it is asked; zero means never
    /// @param patience for its answer
    public void keepAlive(Duration silence, Duration patience) {
        keepAlive = silence.isPositive() ? Optional.of(new KeepAlive(silence, patience)) : Optional.empty();
    }

    /// Lets the streams finish and ends the connection then (S-13).
    public void drain() {
        synchronized (outbox) {
            if (leaving || lost) {
                return;
            }
            leaving = true;
            if (handler.isPresent()) {
                control.goAway(Integer.MAX_VALUE, ErrorCode.NO_ERROR);
                control.ping(DRAIN_PING);
                lastCallAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
            } else {
                control.goAway(0, ErrorCode.NO_ERROR);
                lastServed = 0;
                parting = true;
            }
        }
        flush();
        concludeIfDone();
    }

    /// Ends everything now.
    public void cut() {
        transport.close();
        loseAll();
    }

    /// How many streams wait for the window of the connection, or for a slot.
    int waiting() {
        synchronized (outbox) {
            return starved.size() + ready.size();
        }
    }

    // ---- for streams

    boolean hasRoom(Http2Stream stream, int length) throws StreamClosed {
        synchronized (outbox) {
            stream.requireOpen();
            if (outbox.hasRoom(length)) {
                return true;
            }
            stream.sender(Thread.currentThread());
            outbox.awaitRoom(stream);
            return false;
        }
    }

    void writeHead(Http2Stream stream, HeadWriter head, boolean end) throws StreamClosed {
        synchronized (outbox) {
            stream.requireOpen();
            writeHeadLocked(stream, head, end);
        }
        if (end) {
            concludeIfDone();
        }
    }

    void writeInterim(Http2Stream stream, HeadWriter head) {
        synchronized (outbox) {
            if (!stream.answered && !stream.localEnd && !outbox.isFlooded()) {
                writeHeadLocked(stream, head, false);
                stream.answered = false;
            }
        }
    }

    /// Adds as much of a message as there is window and room for.
    ///
    /// @return how many bytes, or -1 if none: the stream is called when it may try again
    int sendSome(Http2Stream stream, byte[] source, int offset, int length, boolean end) throws StreamClosed {
        int count;
        synchronized (outbox) {
            stream.requireOpen();
            count = allowance(stream, length);
            if (count < 0) {
                stream.sender(Thread.currentThread());
                return count;
            }
            var ends = end && count == length;
            if (count > 0 || ends) {
                var out = outbox.pending();
                out.frame(count, FrameType.DATA, ends ? FrameType.END_STREAM : 0, stream.id());
                out.put(source, offset, count);
                stream.sendWindow -= count;
                sendWindow -= count;
                dataFrames++;
            }
            if (ends) {
                endLocal(stream);
            }
        }
        if (end) {
            concludeIfDone();
        }
        return count;
    }

    /// Ends a stream.
    ///
    /// @return whether it was open
    boolean reset(Http2Stream stream, ErrorCode code, StreamClosed reason) {
        boolean unbegun;
        synchronized (outbox) {
            if (isClosed(stream)) {
                return false;
            }
            control.rst(stream.id(), code);
            remove(stream, Streams.End.RESET_BY_US);
            unbegun = leavesQueue(stream);
        }
        stream.fail(reason, false);
        if (unbegun) {
            stream.drop();
        }
        concludeIfDone();
        return true;
    }

    /// Ends a stream whose time is over, and what its handler does.
    void expire(Http2Stream stream, String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> stream + " of " + transport.remote() + " reset: " + reason);
        var closed = new StreamClosed(ErrorCode.CANCEL, false, reason);
        if (reset(stream, ErrorCode.CANCEL, closed)) {
            stream.fail(closed, true);
            flush();
        }
    }

    Http2Options options() {
        return options;
    }

    /// Whether our message is complete and the peer's is not.
    boolean lingers(Http2Stream stream) {
        synchronized (outbox) {
            return stream.localEnd && !stream.remoteEnd;
        }
    }

    /// Gives the peer back the window of bytes that have been read.
    void consumed(Http2Stream stream, int count) {
        synchronized (outbox) {
            acknowledge(count);
            stream.unacknowledged += count;
            if (!stream.remoteEnd && 2 * stream.unacknowledged >= options.streamWindow()) {
                control.windowUpdate(stream.id(), stream.unacknowledged);
                stream.receiveWindow += stream.unacknowledged;
                stream.unacknowledged = 0;
            }
        }
        flush();
    }

    /// The same for bytes that nobody reads.
    void discarded(int count) {
        if (count > 0) {
            synchronized (outbox) {
                acknowledge(count);
            }
        }
    }

    void flush() {
        outbox.flush();
    }

    /// A handler has finished: its slot is free (S-08).
    void handled() {
        Http2Stream waiting;
        synchronized (outbox) {
            waiting = ready.poll();
            if (waiting == null) {
                running--;
            } else {
                waiting.queued = false;
            }
        }
        if (waiting != null) {
            start(waiting);
        }
        concludeIfDone();
    }

    // ---- for the thread that reads

    Outbox lock() {
        return outbox;
    }

    Streams streams() {
        return streams;
    }

    boolean isServer() {
        return handler.isPresent();
    }

    int lastPeerId() {
        return lastPeerId;
    }

    int nextId() {
        return nextId;
    }

    /// What the head of an answer may have.
    Limits heads() {
        return heads;
    }

    /// Something has come.
    void heard() {
        keepAlive.ifPresent(KeepAlive::heard);
    }

    /// Which DATA frames were sent since the last call.
    int takeDataFrames() {
        synchronized (outbox) {
            var count = dataFrames;
            dataFrames = 0;
            return count;
        }
    }

    /// Whether a new stream of the peer can be served.
    boolean admits(int id) {
        synchronized (outbox) {
            lastPeerId = id;
            return id <= lastServed && streams.count() < options.concurrentStreams();
        }
    }

    /// Begins to serve a stream, now or when a slot is free.
    void serve(Http2Stream stream) {
        var now = false;
        synchronized (outbox) {
            add(stream);
            if (running < options.concurrentStreams()) {
                running++;
                now = true;
            } else {
                stream.queued = true;
                ready.add(stream);
            }
        }
        if (now) {
            start(stream);
        }
    }

    /// Refuses a stream that was never opened.
    void refuse(int id, ErrorCode code) {
        synchronized (outbox) {
            outbox.countReply();
            control.rst(id, code);
            streams.remember(id, Streams.End.RESET_BY_US);
        }
    }

    /// The peer resets a stream, or has broken it.
    void fail(Http2Stream stream, Streams.End how, StreamClosed reason) {
        boolean unbegun;
        synchronized (outbox) {
            if (isClosed(stream)) {
                return;
            }
            remove(stream, how);
            unbegun = leavesQueue(stream);
        }
        stream.fail(reason, true);
        if (unbegun) {
            stream.drop();
        }
        concludeIfDone();
    }

    void endRemote(Http2Stream stream) {
        synchronized (outbox) {
            stream.remoteEnd = true;
            if (stream.localEnd) {
                remove(stream, Streams.End.BOTH_SIDES);
            }
        }
        concludeIfDone();
    }

    /// Counts what has come for the connection as a whole.
    void received(int count) {
        synchronized (outbox) {
            receiveWindow -= count;
            if (receiveWindow < 0) {
                throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "more than the connection's window");
            }
        }
    }

    /// The peer opens the window of the connection.
    void widen(int count) {
        synchronized (outbox) {
            sendWindow += count;
            if (sendWindow > Integer.MAX_VALUE) {
                throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "window of the connection above 2^31-1");
            }
            for (var stream = starved.poll(); stream != null; stream = starved.poll()) {
                stream.starving = false;
                stream.wakeSender();
            }
        }
    }

    /// The peer changes the window that streams begin with.
    void initialWindow(int value) {
        synchronized (outbox) {
            var change = (long) value - peer.window();
            peer.window(value);
            streams.forEach(stream -> {
                stream.sendWindow += change;
                if (stream.sendWindow > Integer.MAX_VALUE) {
                    throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "window of a stream above 2^31-1");
                }
                stream.wakeSender();
            });
        }
    }

    /// The peer knows our settings now.
    void settingsKnown() {
        synchronized (outbox) {
            windowKnown = true;
        }
    }

    void headerTable(int size) {
        synchronized (outbox) {
            encoder.allow(size);
        }
    }

    void concurrentStreams(int value) {
        synchronized (outbox) {
            peer.concurrentStreams(value);
        }
    }

    void acknowledgeSettings() {
        synchronized (outbox) {
            control.acknowledgeSettings();
        }
    }

    void pinged(long payload, boolean reply) {
        synchronized (outbox) {
            if (!reply) {
                control.pong(payload);
            }
        }
        if (reply && payload == DRAIN_PING) {
            lastCall();
        }
    }

    /// The peer goes away: streams behind this one it has not seen.
    void abandonedBy(int lastId, ErrorCode code) {
        var unseen = new ArrayDeque<Http2Stream>();
        synchronized (outbox) {
            if (!isServer()) {
                leaving = true;
                lastServed = 0;
                parting = true;
                streams.forEach(stream -> {
                    if (stream.id() > lastId) {
                        unseen.add(stream);
                    }
                });
            }
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> transport.remote() + " goes away: " + code);
        unseen.forEach(stream -> fail(
                stream,
                Streams.End.RESET_BY_PEER,
                new StreamClosed(code, true, "server goes away without this stream")));
        concludeIfDone();
    }

    // ---- for whoever holds the lock

    private void add(Http2Stream stream) {
        stream.sendWindow = peer.window();
        stream.receiveWindow =
                windowKnown ? options.streamWindow() : Math.max(options.streamWindow(), PeerSettings.DEFAULT_WINDOW);
        streams.add(stream);
    }

    private void remove(Http2Stream stream, Streams.End how) {
        stream.localEnd = true;
        stream.remoteEnd = true;
        streams.remove(stream, how);
        leaveQueues(stream);
        if (streams.count() == 0) {
            idleSince = System.nanoTime();
        }
    }

    /// A peer that resets what waits must not make the queues grow.
    private void leaveQueues(Http2Stream stream) {
        if (stream.starving) {
            stream.starving = false;
            starved.remove(stream);
        }
        outbox.forget(stream);
    }

    /// Whether the stream waited for a slot, which it no longer does.
    private boolean leavesQueue(Http2Stream stream) {
        var queued = stream.queued;
        if (queued) {
            stream.queued = false;
            ready.remove(stream);
        }
        return queued;
    }

    private static boolean isClosed(Http2Stream stream) {
        return stream.localEnd && stream.remoteEnd;
    }

    private void endLocal(Http2Stream stream) {
        stream.localEnd = true;
        if (stream.remoteEnd) {
            remove(stream, Streams.End.BOTH_SIDES);
        }
    }

    private int allowance(Http2Stream stream, int length) {
        if (length == 0) {
            return 0;
        }
        var count = (int) Math.min(Math.min(length, PeerSettings.SMALLEST_FRAME), stream.sendWindow);
        if (count <= 0) {
            return -1;
        }
        if (sendWindow <= 0) {
            if (!stream.starving) {
                stream.starving = true;
                starved.add(stream);
            }
            return -1;
        }
        count = (int) Math.min(count, sendWindow);
        if (!outbox.hasRoom(count)) {
            outbox.awaitRoom(stream);
            return -1;
        }
        return count;
    }

    private void writeHeadLocked(Http2Stream stream, HeadWriter head, boolean end) {
        var out = outbox.pending();
        var start = out.size();
        out.frame(0, FrameType.HEADERS, 0, stream.id());
        try {
            encoder.begin(out);
            head.write(encoder);
        } catch (RuntimeException e) {
            // The tables of both sides may differ from now on.
            out.size(start);
            transport.close();
            throw e;
        }
        HeadFrames.close(out, start, end ? FrameType.END_STREAM : 0, stream.id());
        stream.answered = true;
        if (end) {
            endLocal(stream);
        }
    }

    private void acknowledge(int count) {
        unacknowledged += count;
        if (2 * unacknowledged >= options.connectionWindow()) {
            control.windowUpdate(0, unacknowledged);
            receiveWindow += unacknowledged;
            unacknowledged = 0;
        }
    }

    // ---- beginning and end

    private void greet() {
        synchronized (outbox) {
            Greeting.write(outbox.pending(), options, isServer());
        }
        outbox.start();
    }

    private void start(Http2Stream stream) {
        THREADS.newThread(stream).start();
    }

    /// One round trip after the first GOAWAY no request can be under way that has not come.
    private void lastCall() {
        lastCallAt = 0;
        synchronized (outbox) {
            if (lastServed != NOT_YET || lost) {
                return;
            }
            lastServed = lastPeerId;
            parting = true;
            control.goAway(lastPeerId, ErrorCode.NO_ERROR);
        }
        flush();
        concludeIfDone();
    }

    /// Closes a connection that is leaving and has no stream any more.
    private void concludeIfDone() {
        if (!parting || concluded) {
            return;
        }
        synchronized (outbox) {
            if (streams.count() > 0 || running > 0 || lost || concluded) {
                return;
            }
            concluded = true;
        }
        closeAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
        Thread.ofVirtual().name("h2-end").start(this::partGently);
    }

    /// A peer that still sends must not lose what is on its way to it.
    private void partGently() {
        outbox.end();
        try {
            outbox.awaitEnd(LAST_FRAMES);
            transport.endWrite();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            transport.close();
        }
    }

    private void complain(ErrorCode code) {
        synchronized (outbox) {
            control.goAway(lastPeerId, code);
            concluded = true;
        }
        closeAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
        loseAll();
        partGently();
        frames.discard(WORTH_DRAINING);
    }

    private void loseAll() {
        var open = new ArrayDeque<Http2Stream>();
        synchronized (outbox) {
            lost = true;
            streams.forEach(open::add);
        }
        var reason = new StreamClosed(ErrorCode.CANCEL, false, "connection has ended");
        open.forEach(stream -> fail(stream, Streams.End.RESET_BY_PEER, reason));
    }

    private void end() {
        loseAll();
        outbox.end();
        transport.close();
        reaper.remove(writing);
        reaper.remove(frames.deadline());
        reaper.remove(chore);
    }

    /// Looks at the times that things may take, on the reaper's thread.
    private void look() {
        var now = System.nanoTime();
        var open = new ArrayList<Http2Stream>(0);
        boolean idle;
        synchronized (outbox) {
            streams.forEach(open::add);
            var limit = options.idle().toNanos();
            idle = limit > 0 && open.isEmpty() && running == 0 && now - idleSince > limit && !leaving;
        }
        open.forEach(stream -> stream.check(now, options.streamStall().toNanos()));
        if (idle) {
            drain();
        }
        keepAlive.ifPresent(asker -> stayAlive(asker, now));
        if (isOver(lastCallAt, now)) {
            lastCall();
        }
        if (isOver(closeAt, now)) {
            transport.close();
        }
    }

    private void stayAlive(KeepAlive asker, long now) {
        switch (asker.look(now)) {
            case FINE -> {}
            case ASK -> {
                synchronized (outbox) {
                    control.ping(KeepAlive.PAYLOAD);
                }
                flush();
            }
            case DEAD -> {
                LOGGER.log(System.Logger.Level.DEBUG, () -> transport.remote() + " does not answer a ping");
                cut();
            }
        }
    }

    private static boolean isOver(long limit, long now) {
        return limit != 0 && now - limit > 0;
    }
}

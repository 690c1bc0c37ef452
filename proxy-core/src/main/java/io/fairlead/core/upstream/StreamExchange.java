package io.fairlead.core.upstream;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.ResponseHead;
import io.fairlead.core.http2.ClientStream;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.StreamClosed;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/// One request and its answer on a stream.
final class StreamExchange {

    private static final System.Logger LOGGER = System.getLogger(StreamExchange.class.getName());

    private static final int CLIENT_GONE = 499;

    private final StreamPool.Opened.Many opened;
    private final Request request;
    private final StreamHead headers;
    private final UpstreamSettings settings;
    private final Reaper reaper;
    private final boolean again;
    private final ClientWatch watch = new ClientWatch(this::cancel);
    private @Nullable ClientStream stream;
    private @Nullable Upload upload;
    private boolean heard;
    private volatile boolean answered;

    /// @param again whether the request has been sent before
    StreamExchange(
            StreamPool.Opened.Many opened,
            StreamHead headers,
            UpstreamSettings settings,
            Reaper reaper,
            boolean again) {
        this.opened = opened;
        this.request = headers.request();
        this.headers = headers;
        this.settings = settings;
        this.reaper = reaper;
        this.again = again;
    }

    /// The answer, or a failure.
    ///
    /// @return `null` if the request may be sent once more, on another connection
    @Nullable
    Response run() {
        watch.of(headers.link());
        reaper.add(watch);
        try {
            send();
            return response(await());
        } catch (BadMessage e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> server() + " sent a bad answer: " + e.getMessage());
            return failed(502, Response.Origin.BROKEN);
        } catch (IOException e) {
            return isRepeatable(e) ? giveBack(e) : failed(e);
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    /// Whether the server may have got anything of it.
    boolean wasSent() {
        return stream != null;
    }

    private void send() throws IOException {
        var body = request.body();
        var opening = opened.connection().open(request.method(), headers, body.length() == 0);
        stream = opening;
        if (opened.last()) {
            opened.connection().drain();
        }
        if (body.length() == 0) {
            expectHead();
            return;
        }
        var waits = headers.link().expectsContinue();
        upload = Upload.start(new StreamSink(opening), body, this::expectHead, settings, waits);
    }

    /// The time of the server begins when it has the whole request; that may be known after its answer.
    private void expectHead() {
        var head = settings.timeouts().responseHead();
        var read = settings.timeouts().read();
        stream().deadline().within(head == 0 || read == 0 ? head + read : Math.min(head, read));
        if (answered) {
            stream().deadline().clear();
        }
    }

    private ResponseHead await() throws IOException {
        var head = receive();
        for (var interim = 1; head.status() < 200; interim++) {
            if (head.status() == 101 || interim > settings.mostInterim()) {
                throw new BadMessage(502, "an interim answer that HTTP/2 does not have, or too many of them");
            }
            inform(head);
            head = receive();
        }
        answered = true;
        stream().deadline().clear();
        return head;
    }

    private ResponseHead receive() throws IOException {
        watch.begin();
        try {
            var head = stream().awaitHead();
            heard = true;
            return head;
        } finally {
            watch.end();
        }
    }

    private void inform(ResponseHead head) {
        if (head.status() != 100) {
            request.inform(head.status(), head.fields());
        } else if (upload != null) {
            upload.proceed();
        }
    }

    private Response response(ResponseHead head) {
        if (upload != null && headers.link().expectsContinue() && upload.forestall()) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> server() + " answered without wanting the body");
        }
        return new StreamedResponse(stream(), head, body(head), upload, () -> reaper.remove(watch));
    }

    private Body body(ResponseHead head) {
        if (BodyRules.hasNoBody(request.method(), head.status())) {
            return MessageBody.announced(head);
        }
        var pace = new BodyPace(stream().deadline(), settings.timeouts().read(), 0, watch);
        return stream().body(pace, 502, null);
    }

    /// Whether the server has done nothing with the request, or may do it twice, and it is whole: once (S-14, B-04).
    private boolean isRepeatable(IOException e) {
        if (upload != null || heard || watch.gone() || e instanceof InterruptedIOException || isLate()) {
            return false;
        }
        if (stream != null && again) {
            return false;
        }
        var unseen = e instanceof StreamClosed closed && closed.unseen();
        var ended = e instanceof StreamClosed closed && closed.code() == ErrorCode.CANCEL;
        return unseen || ended && opened.used() && Forwarder.isRepeatable(request);
    }

    private @Nullable Response giveBack(IOException e) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> server() + " did not take a request: " + e.getMessage());
        end();
        return null;
    }

    private Response failed(IOException e) {
        if (watch.gone()) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "the client went before " + server() + " answered");
            return failed(CLIENT_GONE, Response.Origin.PROXY);
        }
        LOGGER.log(System.Logger.Level.DEBUG, () -> "no answer from " + server() + ": " + e.getMessage());
        return failed(isLate() ? 504 : 502, stream == null ? Response.Origin.UNSENT : Response.Origin.BROKEN);
    }

    private Response failed(int status, Response.Origin origin) {
        end();
        var response = Forwarder.Failure.response(status, origin);
        if (upload != null) {
            upload.rethrow();
            response.body(new FailureBody(response.body(), upload));
        }
        return response;
    }

    private boolean isLate() {
        return stream != null && stream.deadline().expired();
    }

    private void end() {
        reaper.remove(watch);
        cancel();
        if (stream != null) {
            stream.finish();
        }
    }

    private void cancel() {
        var opening = stream;
        if (opening != null) {
            opening.reset(ErrorCode.CANCEL);
        }
    }

    private ClientStream stream() {
        if (stream == null) {
            throw new IllegalStateException("no stream yet");
        }
        return stream;
    }

    private String server() {
        return headers.target().authority();
    }
}

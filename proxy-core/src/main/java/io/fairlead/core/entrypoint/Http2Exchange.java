package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyFailure;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.ServerStream;
import io.fairlead.core.http2.StreamRequest;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One request on a stream, and its answer.
final class Http2Exchange implements StreamRequest, ClientSide {

    private static final System.Logger LOGGER = System.getLogger(Http2Exchange.class.getName());

    private final Http2Session session;
    private final EntryPointSettings settings;
    private final RequestHead head;
    private final IncomingRequest request = new IncomingRequest(this);
    private volatile @Nullable ServerStream current;

    Http2Exchange(Http2Session session, EntryPointSettings settings, RequestHead head) {
        this.session = session;
        this.settings = settings;
        this.head = head;
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public void answer(ServerStream stream) {
        current = stream;
        stream.answerWithin(settings.timeouts().response());
        try {
            exchange(stream);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> stream + " of " + session.remote() + " broken off: " + e);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> stream + " of " + session.remote() + " failed", e);
            stream.reset(ErrorCode.INTERNAL_ERROR);
        } finally {
            drop();
        }
    }

    @Override
    public void drop() {
        head.release();
        session.rest(head);
    }

    @Override
    public InetSocketAddress address() {
        return session.remote();
    }

    @Override
    public @Nullable TlsSession tls() {
        return session.tls();
    }

    @Override
    public byte[] addressText() {
        return session.rules().addressText();
    }

    @Override
    public String entryPoint() {
        return settings.name();
    }

    @Override
    public boolean isGone() {
        var stream = current;
        return stream != null && stream.hasFailed();
    }

    @Override
    public void inform(int status, Headers headers) {
        var stream = current;
        if (stream != null) {
            stream.inform(encoder -> {
                encoder.status(status);
                encoder.fields(headers);
            });
        }
    }

    private void exchange(ServerStream stream) throws IOException {
        var answer = new Http2Answer(stream, head);
        var refusal = stream.refusal();
        if (refusal == null) {
            refusal = fill(stream, answer.isGrpc());
        }
        if (refusal == null) {
            serve(stream, answer);
            return;
        }
        var reason = refusal;
        LOGGER.log(System.Logger.Level.DEBUG, () -> "refused " + session.remote() + ": " + reason.getMessage());
        try (var response = Answers.refusal(reason.status())) {
            answer.write(response);
        }
        stream.finish();
    }

    private @Nullable BadMessage fill(ServerStream stream, boolean grpc) {
        try {
            var path = session.rules().settle(head, false);
            var body = stream.body(session.pace(stream, grpc), 400, opening(stream));
            request.begin(head, path, session.rules().query(head), body, "");
            return null;
        } catch (BadMessage e) {
            return e;
        }
    }

    private @Nullable Runnable opening(ServerStream stream) {
        return head.framing().expectsContinue() ? () -> stream.inform(encoder -> encoder.status(100)) : null;
    }

    private void serve(ServerStream stream, Http2Answer answer) throws IOException {
        Response response = null;
        try {
            response = Answers.dispatch(session.dispatcher(), request);
            answer.write(response);
            stream.finish();
        } catch (BodyFailure e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "exchange broken off: " + e);
            giveUp(stream, answer, e.status());
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "answering " + request + " failed", e);
            giveUp(stream, answer, 500);
        } finally {
            if (response != null) {
                response.close();
            }
            session.dispatcher().release(request);
        }
    }

    /// Says so if it still can; a message that has begun must not look complete (B-05).
    private static void giveUp(ServerStream stream, Http2Answer answer, int status) throws IOException {
        if (answer.hasBegun()) {
            stream.reset(ErrorCode.INTERNAL_ERROR);
            return;
        }
        try (var response = Answers.refusal(status)) {
            answer.write(response);
        }
        stream.finish();
    }
}

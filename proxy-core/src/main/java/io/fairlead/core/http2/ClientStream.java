package io.fairlead.core.http2;

import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.ResponseHead;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A stream on the client's side, and the heads that answer it.
///
/// It comes from [Http2Connection#open] when its head is written; its owner [#send]s, reads with [#awaitHead] and
/// [#body], and [#finish]es.
public final class ClientStream extends Http2Stream {

    /// Interim answers that wait for a thread which does not look.
    private static final int MOST_HEADS = 10;

    private final String method;
    private @Nullable ArrayDeque<ResponseHead> heads;
    private volatile @Nullable Thread listener;

    /// Whether the final head has come. For the thread that reads the connection.
    boolean hasHead;

    /// @param method of the request
    ClientStream(Http2Connection connection, int id, String method) {
        super(connection, id);
        this.method = method;
    }

    /// Waits for the next head of the server, interim or final.
    ///
    /// @throws StreamClosed if none will come
    public ResponseHead awaitHead() throws IOException {
        while (true) {
            synchronized (content()) {
                var head = heads == null ? null : heads.poll();
                if (head != null) {
                    return head;
                }
                requireOpen();
                listener = Thread.currentThread();
            }
            LockSupport.park(this);
            requireUninterrupted();
        }
    }

    /// What is incomplete is cancelled.
    @Override
    public void finish() {
        abandon();
        reset(ErrorCode.CANCEL);
    }

    ResponseHead freshHead() {
        return new ResponseHead(connection.heads());
    }

    /// A head has come.
    ///
    /// @return whether there are not too many already
    boolean take(ResponseHead head) {
        synchronized (content()) {
            heads = heads == null ? new ArrayDeque<>(2) : heads;
            heads.add(head);
            LockSupport.unpark(listener);
            return heads.size() <= MOST_HEADS;
        }
    }

    /// Whether the answer has no body whatever its head says.
    boolean isBodyless(ResponseHead head) {
        return BodyRules.hasNoBody(method, head.status());
    }

    @Override
    void wake(boolean interrupts) {
        LockSupport.unpark(listener);
    }
}

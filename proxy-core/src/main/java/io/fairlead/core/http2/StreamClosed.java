package io.fairlead.core.http2;

import java.io.IOException;

/// A stream that ended before its message did. Without a stack trace, since an outsider decides how often it
/// happens.
public final class StreamClosed extends IOException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean unseen;

    StreamClosed(ErrorCode code, boolean unseen, String reason) {
        super(reason);
        this.code = code;
        this.unseen = unseen;
    }

    /// The code with which it ended.
    public ErrorCode code() {
        return code;
    }

    /// Whether the peer says that it has done nothing with the stream: `REFUSED_STREAM`, or a GOAWAY that leaves it
    /// out (RFC 9113 section 8.7).
    public boolean unseen() {
        return unseen;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

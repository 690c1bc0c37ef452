package io.fairlead.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A body that cannot be read to its end.
public final class BodyFailure extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private BodyFailure(int status, IOException cause) {
        super(cause);
        this.status = status;
    }

    /// The sender broke the framing.
    static BodyFailure malformed(BadMessage reason) {
        return new BodyFailure(reason.status(), new IOException(reason.getMessage()));
    }

    /// The sender broke off or was too slow.
    static BodyFailure brokenOff(IOException cause) {
        return new BodyFailure(400, cause);
    }

    /// The status that the sender gets, if it can still hear it.
    public int status() {
        return status;
    }
}

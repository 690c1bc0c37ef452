package io.fairlead.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A body that cannot be read to its end.
public final class BodyFailure extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BodyFailure(int status, IOException cause) {
        super(cause);
        this.status = status;
    }

    /// The status that the client gets for it, if it can still hear it: 400 if the client sent the body,
    /// 502 if a server did, 500 if it was made here.
    public int status() {
        return status;
    }
}

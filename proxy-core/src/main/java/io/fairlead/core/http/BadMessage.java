package io.fairlead.core.http;

/// A message that breaks the grammar or a limit: the status to answer and why, without a stack trace,
/// since an outsider decides how often it happens.
public final class BadMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status what a client gets for it
    /// @param reason what is wrong, for a log; never a part of the message
    public BadMessage(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    static BadMessage badRequest(String reason) {
        return new BadMessage(400, reason);
    }

    /// The status that a client gets for it; from an upstream every one means 502.
    public int status() {
        return status;
    }
}

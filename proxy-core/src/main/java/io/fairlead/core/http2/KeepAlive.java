package io.fairlead.core.http2;

import java.time.Duration;

/// Notices that a peer has fallen silent. Asked by the reaper; told by the thread that reads.
final class KeepAlive {

    /// What is to be done.
    enum Verdict {
        FINE,
        ASK,
        DEAD
    }

    static final long PAYLOAD = 0x616c_6976_653f_0000L;

    private final long silence;
    private final long patience;
    private volatile boolean heard = true;
    private long since;
    private boolean asked;

    /// @param patience for the answer to a question; zero means for ever
    KeepAlive(Duration silence, Duration patience) {
        this.silence = silence.toNanos();
        this.patience = patience.toNanos();
    }

    /// Something has come.
    void heard() {
        if (!heard) {
            heard = true;
        }
    }

    Verdict look(long now) {
        if (heard) {
            heard = false;
            asked = false;
            since = now;
            return Verdict.FINE;
        }
        if (!asked && now - since > silence) {
            asked = true;
            since = now;
            return Verdict.ASK;
        }
        return asked && patience > 0 && now - since > patience ? Verdict.DEAD : Verdict.FINE;
    }
}

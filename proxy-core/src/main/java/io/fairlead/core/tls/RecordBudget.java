package io.fairlead.core.tls;

import javax.net.ssl.SSLException;

/// How many records that carry nothing, or next to nothing, a peer may send: 100 empty ones or post-handshake messages
/// in ten seconds, 10,000 of a few bytes.
final class RecordBudget {

    private static final long PERIOD_NANOS = 10_000_000_000L;
    private static final int EMPTY_COST = 100;
    private static final int BUDGET = 10_000;
    private static final int TINY = 8;

    private int spent;
    private long since;

    /// Counts a record.
    ///
    /// @param bytes of application data
    /// @throws SSLException if there were too many
    void count(int bytes) throws SSLException {
        if (bytes >= TINY) {
            return;
        }
        if (spent == 0) {
            since = System.nanoTime();
        }
        spent += bytes == 0 ? EMPTY_COST : 1;
        if (spent > BUDGET) {
            renew();
        }
    }

    private void renew() throws SSLException {
        var now = System.nanoTime();
        if (now - since < PERIOD_NANOS) {
            throw new SSLException("too many records with little or nothing in them");
        }
        since = now;
        spent = 1;
    }
}

package io.fairlead.core.http2;

/// Counts what a peer does in a period, for the thread that reads.
final class Budget {

    private static final int MOST_SAVED = 10_000;

    private final String what;
    private final int allowance;
    private final long period;
    private long begin;
    private int spent;
    private int earned;

    Budget(String what, int allowance, long period) {
        this.what = what;
        this.allowance = allowance;
        this.period = period;
    }

    /// Work with a payload entitles to more.
    void earn(int count) {
        earned = Math.min(MOST_SAVED, earned + count);
    }

    /// Counts one.
    ///
    /// @throws ConnectionError if it is one too many
    void spend() {
        if (earned > 0) {
            earned--;
            return;
        }
        var now = System.nanoTime();
        if (spent == 0 || now - begin > period) {
            begin = now;
            spent = 0;
        }
        if (++spent > allowance) {
            throw ConnectionError.calm("too many " + what);
        }
    }
}

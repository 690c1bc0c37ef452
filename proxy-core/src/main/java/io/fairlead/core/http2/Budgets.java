package io.fairlead.core.http2;

/// The budgets of one connection, for the thread that reads.
final class Budgets {

    /// A client opens the connection's window once or twice before there is a stream.
    private static final int FIRST_WINDOW_UPDATES = 20;

    final Budget resets;
    final Budget provokedResets;
    final Budget latecomers;
    final Budget pings;
    final Budget settings;
    final Budget priorities;
    final Budget unknown;
    private final Budget windowUpdates;
    private final int perData;
    private final int mostEmpty;
    private int emptyInRow;

    Budgets(FrameBudgets sizes, int concurrentStreams) {
        var period = sizes.period().toNanos();
        this.resets = new Budget("resets of streams without an answer", sizes.resets(), period);
        this.provokedResets = new Budget("stream errors", sizes.provokedResets(), period);
        this.latecomers = new Budget("streams behind a GOAWAY", concurrentStreams, period);
        this.pings = new Budget("PING frames", sizes.pings(), period);
        this.settings = new Budget("SETTINGS frames", sizes.settings(), period);
        this.priorities = new Budget("PRIORITY frames", sizes.priorities(), period);
        this.unknown = new Budget("frames of unknown type", sizes.unknown(), period);
        this.windowUpdates = new Budget("WINDOW_UPDATE frames", FIRST_WINDOW_UPDATES, period);
        this.perData = sizes.windowUpdates();
        this.mostEmpty = sizes.emptyData();
    }

    void streamOpened() {
        priorities.earn(1);
        windowUpdates.earn(2);
    }

    /// Takes in how many DATA frames have been sent since it was last called.
    void dataSent(int frames) {
        windowUpdates.earn(Math.multiplyExact(Math.min(frames, 1000), perData));
        pings.earn(frames);
    }

    void windowUpdate() {
        windowUpdates.spend();
    }

    /// A DATA frame has come.
    void dataReceived(boolean empty) {
        if (!empty) {
            emptyInRow = 0;
            pings.earn(1);
        } else if (++emptyInRow > mostEmpty) {
            throw ConnectionError.calm("too many empty DATA frames in a row");
        }
    }
}

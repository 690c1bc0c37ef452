package io.fairlead.core;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/// Waits for SIGTERM or Ctrl-C. A shutdown hook would not do: the log closes beside it, and the exit status could not
/// be 0.
final class StopSignal {

    private final CountDownLatch stopped = new CountDownLatch(1);

    private StopSignal() {}

    /// From here on a signal no longer ends the process; a second one does.
    static StopSignal install() {
        var stop = new StopSignal();
        Signal.handle(new Signal("TERM"), stop::receive);
        Signal.handle(new Signal("INT"), stop::receive);
        return stop;
    }

    /// Returns when a signal has come.
    void await() throws InterruptedException {
        stopped.await();
    }

    private void receive(Signal signal) {
        if (stopped.getCount() == 0) {
            Runtime.getRuntime().halt(1);
        }
        stopped.countDown();
    }
}

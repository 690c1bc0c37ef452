package io.fairlead.provider.k8s.ingress.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends a stream that has been silent for too long. One thread reads, another one looks.
final class Pulse {

    private @Nullable InputStream open;
    private long silence;
    private long heard;
    private boolean cut;

    /// What is read from now on.
    synchronized void follow(InputStream stream, Duration longest) {
        open = stream;
        silence = longest.toNanos();
        heard = System.nanoTime();
        cut = false;
    }

    /// How long it may be silent from now on.
    synchronized void patience(Duration longest) {
        silence = longest.toNanos();
        heard = System.nanoTime();
    }

    /// Something came.
    synchronized void beat() {
        heard = System.nanoTime();
    }

    /// Nothing is read for a while.
    synchronized void rest() {
        open = null;
    }

    /// Whether the last stream was ended for its silence.
    synchronized boolean wasCut() {
        return cut;
    }

    void look() {
        var silent = silent();
        if (silent != null) {
            try {
                silent.close();
            } catch (IOException e) {
                // it is gone, as it should be
            }
        }
    }

    private synchronized @Nullable InputStream silent() {
        if (open == null || System.nanoTime() - heard < silence) {
            return null;
        }
        var silent = open;
        open = null;
        cut = true;
        return silent;
    }
}

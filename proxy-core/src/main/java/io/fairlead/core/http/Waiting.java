package io.fairlead.core.http;

/// Is told when a thread begins and ends to wait for its peer.
public interface Waiting {

    /// Nobody wants to know.
    Waiting UNNOTICED = new Waiting() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    /// The thread is about to wait.
    void begin();

    /// It goes on. Afterwards nobody else touches what it uses.
    void end();
}

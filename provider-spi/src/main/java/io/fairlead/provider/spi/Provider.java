package io.fairlead.provider.spi;

/// A source of dynamic configuration.
@FunctionalInterface
public interface Provider {

    /// Publishes configurations until it is interrupted.
    ///
    /// Called once, on a virtual thread of its own; it blocks as long as the provider lives. The core
    /// interrupts the thread to stop it: the provider then closes what it opened and returns or throws
    /// [InterruptedException]. A provider that has nothing more to say may return; its last
    /// configuration stays. If it throws anything else, its last configuration stays, the failure is
    /// reported, and the core calls this method again after a pause that grows up to a limit. A
    /// provider needs no retry, no comparison with its last configuration and no thread of its own.
    ///
    /// @param sink where to publish; for this thread and those that the provider starts
    void run(ConfigurationSink sink) throws Exception;
}

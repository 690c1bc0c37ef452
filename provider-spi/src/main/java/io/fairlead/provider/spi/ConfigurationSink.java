package io.fairlead.provider.spi;

import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;

/// Takes what a provider publishes. Safe for use by several threads; never blocks for long.
public interface ConfigurationSink {

    /// Replaces all that this provider has published before.
    ///
    /// The core drops a configuration that equals the last one, and may skip one that is overtaken by
    /// a newer one within the throttle time (`providers.providersThrottleDuration`); the newest is
    /// never lost.
    ///
    /// @param configuration everything that the provider defines now
    /// @param problems what was set aside on the way; it replaces the problems reported before
    void publish(DynamicConfiguration configuration, List<Problem> problems);

    /// Replaces all that this provider has published before, with no problem to report.
    default void publish(DynamicConfiguration configuration) {
        publish(configuration, List.of());
    }

    /// Says why there is nothing new to publish, such as a file that cannot be read. The last
    /// configuration stays in force. A provider that has reported counts as ready.
    void report(List<Problem> problems);

    /// Says why there is no first configuration yet although one is to come, such as a server that does not answer.
    /// Unlike one that has reported, the provider does not count as ready by it. Once it has published, this is the
    /// same as [#report].
    default void waiting(List<Problem> problems) {
        report(problems);
    }
}

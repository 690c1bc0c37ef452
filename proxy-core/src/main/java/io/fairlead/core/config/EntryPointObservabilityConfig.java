package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import java.util.Optional;

/// What is told about the requests of an entry point's routers, where they do not say otherwise.
///
/// @param accessLogs whether they are in the access log
/// @param metrics whether they are counted
/// @param tracing whether they are traced
/// @param traceVerbosity how much traces hold
public record EntryPointObservabilityConfig(
        @Default("true") @About("Requests of routers are in the access log.")
        boolean accessLogs,

        @Default("true") @About("Requests of routers are counted.")
        boolean metrics,

        @Default("true") @About("Requests of routers are traced.")
        boolean tracing,

        @Default("minimal") @About("How much traces of routers hold: minimal or detailed.")
        TraceVerbosity traceVerbosity) {

    /// How much traces hold.
    public enum TraceVerbosity {
        /// Entry point and server.
        MINIMAL("minimal"),
        /// Routers, middlewares and services, too.
        DETAILED("detailed");

        private final String word;

        TraceVerbosity(String word) {
            this.word = word;
        }
    }

    /// The same in the words of routers.
    public ObservabilityConfig ofRouters() {
        return new ObservabilityConfig(
                Optional.of(accessLogs),
                Optional.of(metrics),
                Optional.of(tracing),
                Optional.of(traceVerbosity.word),
                Optional.empty());
    }
}

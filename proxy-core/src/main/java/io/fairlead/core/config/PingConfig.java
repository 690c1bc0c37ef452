package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// The health check.
///
/// @param entryPoint where its own router is
/// @param manualRouting whether it has no router of its own
/// @param terminatingStatusCode what it answers once shutdown has begun
public record PingConfig(
        @Default("traefik") @About("Entry point of its router.")
        String entryPoint,

        @About("Make no router; route to ping@internal yourself.")
        boolean manualRouting,

        @Default("503") @About("Status once shutdown has begun.")
        int terminatingStatusCode) {

    /// Checks the status.
    public PingConfig {
        if (terminatingStatusCode < 200 || terminatingStatusCode > 599) {
            throw new IllegalArgumentException("a terminatingStatusCode from 200 to 599");
        }
    }
}

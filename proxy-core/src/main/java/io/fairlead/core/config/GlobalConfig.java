package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// Options that are accepted because Traefik has them, and do nothing: nothing here calls home.
public record GlobalConfig(
        @Default("true") @About("Accepted, without effect: no update service is asked.")
        boolean checkNewVersion,

        @About("Accepted, without effect: nothing is ever sent.")
        boolean sendAnonymousUsage,

        @About("Accepted, without effect, as in Traefik 3.7.")
        boolean notAppendXForwardedFor) {}

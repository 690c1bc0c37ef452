package io.fairlead.core.upstream;

import io.fairlead.core.http.Limits;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;

/// What all connections of a servers transport have in common.
///
/// @param mostIdle unused connections kept for each server; none if they begin with the address of one client
/// @param head limits of the head of an answer
/// @param mostInterim answers before the final one
/// @param mostDrained bytes still read of an unwanted request body
record UpstreamSettings(UpstreamTimeouts timeouts, int mostIdle, Limits head, int mostInterim, int mostDrained) {

    private static final int MOST_IDLE = 200;
    private static final int MOST_IDLE_WHEN_ZERO = 2;

    static UpstreamSettings of(ServersTransportConfig config) {
        var limits = config.limits();
        return new UpstreamSettings(
                UpstreamTimeouts.of(config.forwardingTimeouts()),
                config.proxyProtocol().isPresent()
                        ? 0
                        : mostIdle(config.maxIdleConnsPerHost().orElse(MOST_IDLE)),
                new Limits(limits.maxHeaderBytes(), limits.maxHeaderFields(), Limits.RESPONSE.startLineBytes()),
                limits.maxInterimResponses(),
                limits.maxDrainBytes());
    }

    private static int mostIdle(int configured) {
        return configured == 0 ? MOST_IDLE_WHEN_ZERO : Math.max(configured, 0);
    }
}

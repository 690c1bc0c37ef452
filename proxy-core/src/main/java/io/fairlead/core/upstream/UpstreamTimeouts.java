package io.fairlead.core.upstream;

import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.time.Duration;

/// The limits of a servers transport, with every default filled in.
///
/// @param dial to connect; zero means none
/// @param responseHead from the request sent to the response head; zero means none
/// @param idle how long an unused connection is kept; zero means for ever
/// @param mostIdle unused connections kept for each server
record UpstreamTimeouts(Duration dial, Duration responseHead, Duration idle, int mostIdle) {

    private static final Duration DIAL = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(90);
    private static final int MOST_IDLE = 200;
    private static final int MOST_IDLE_WHEN_ZERO = 2;

    static UpstreamTimeouts of(ServersTransportConfig config) {
        var timeouts = config.forwardingTimeouts();
        return new UpstreamTimeouts(
                timeouts.flatMap(ServersTransportConfig.ForwardingTimeouts::dialTimeout)
                        .orElse(DIAL),
                timeouts.flatMap(ServersTransportConfig.ForwardingTimeouts::responseHeaderTimeout)
                        .orElse(Duration.ZERO),
                timeouts.flatMap(ServersTransportConfig.ForwardingTimeouts::idleConnTimeout)
                        .orElse(IDLE),
                mostIdle(config.maxIdleConnsPerHost().orElse(MOST_IDLE)));
    }

    private static int mostIdle(int configured) {
        return configured == 0 ? MOST_IDLE_WHEN_ZERO : Math.max(configured, 0);
    }
}

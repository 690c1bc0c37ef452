package io.fairlead.provider.spi.dynamic;

import java.time.Duration;
import java.util.Optional;

/// How connections to servers are made and kept.
///
/// @param maxIdleConnsPerHost idle connections kept for each server; 200 if absent, 2 if zero, none
///     if negative
/// @param forwardingTimeouts time limits
public record ServersTransportConfig(
        Optional<Integer> maxIdleConnsPerHost, Optional<ForwardingTimeouts> forwardingTimeouts) {

    /// Every option at its default.
    public static final ServersTransportConfig DEFAULT = new ServersTransportConfig(Optional.empty(), Optional.empty());

    /// Time limits towards a server; zero means none.
    ///
    /// @param dialTimeout to connect; 30 s if absent
    /// @param responseHeaderTimeout from the request fully sent to the response head; none if absent
    /// @param idleConnTimeout how long an idle connection is kept; 90 s if absent
    public record ForwardingTimeouts(
            Optional<Duration> dialTimeout,
            Optional<Duration> responseHeaderTimeout,
            Optional<Duration> idleConnTimeout) {}
}

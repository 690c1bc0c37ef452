package io.fairlead.core.entrypoint;

import io.fairlead.core.config.TransportConfig.RespondingTimeouts;
import io.fairlead.core.http.BodyRate;
import java.time.Duration;

/// How long a client may take; zero means for ever.
///
/// @param firstByte from the connection to its first byte
/// @param handshake from the first byte of a TLS connection to the end of its handshake
/// @param idle between two requests
/// @param head from the first byte of a head to its last
/// @param request from the first byte of a request to the last byte of its body
/// @param bodyStall for each next byte of a body
/// @param bodyRate how fast a body must come at least
/// @param writeStall for each next byte of a response to be taken
/// @param response from the end of a head to the end of the response
public record ConnectionTimeouts(
        Duration firstByte,
        Duration handshake,
        Duration idle,
        Duration head,
        Duration request,
        Duration bodyStall,
        BodyRate bodyRate,
        Duration writeStall,
        Duration response) {

    static ConnectionTimeouts of(RespondingTimeouts timeouts) {
        return new ConnectionTimeouts(
                notNegative(timeouts.firstByteTimeout()),
                notNegative(timeouts.tlsHandshakeTimeout()),
                notNegative(timeouts.idleTimeout()),
                notNegative(timeouts.headTimeout()),
                notNegative(timeouts.readTimeout()),
                notNegative(timeouts.bodyStallTimeout()),
                new BodyRate(
                        timeouts.bodyMinRate(),
                        notNegative(timeouts.bodyMinRateAfter()).toNanos()),
                notNegative(timeouts.writeStallTimeout()),
                notNegative(timeouts.writeTimeout()));
    }

    static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}

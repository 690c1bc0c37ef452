package io.fairlead.core.upstream;

import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ForwardingTimeouts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// How long things may take towards a server, with every default filled in, in nanoseconds; zero means no limit.
///
/// @param dial to connect
/// @param handshake for a TLS handshake
/// @param responseHead from the request sent to the response head
/// @param idle how long an unused connection is kept
/// @param readIdle silence of an HTTP/2 connection before it is asked whether it lives
/// @param ping for the answer to that
/// @param read between two reads of an answer
/// @param write while the server takes no byte
/// @param proceed for the answer to `Expect: 100-continue`
/// @param drain how long an unwanted request body is still read
record UpstreamTimeouts(
        long dial,
        long handshake,
        long responseHead,
        long idle,
        long readIdle,
        long ping,
        long read,
        long write,
        long proceed,
        long drain) {

    static UpstreamTimeouts of(Optional<ForwardingTimeouts> config) {
        return new UpstreamTimeouts(
                nanos(config, ForwardingTimeouts::dialTimeout, 30),
                nanos(config, ForwardingTimeouts::tlsHandshakeTimeout, 10),
                nanos(config, ForwardingTimeouts::responseHeaderTimeout, 0),
                nanos(config, ForwardingTimeouts::idleConnTimeout, 90),
                nanos(config, ForwardingTimeouts::readIdleTimeout, 0),
                nanos(config, ForwardingTimeouts::pingTimeout, 15),
                nanos(config, ForwardingTimeouts::readTimeout, 0),
                nanos(config, ForwardingTimeouts::writeTimeout, 60),
                nanos(config, ForwardingTimeouts::continueTimeout, 1),
                nanos(config, ForwardingTimeouts::drainTimeout, 1));
    }

    private static long nanos(
            Optional<ForwardingTimeouts> config, Function<ForwardingTimeouts, Optional<Duration>> option, int seconds) {
        var duration = config.flatMap(option).orElse(Duration.ofSeconds(seconds));
        return duration.isNegative() ? 0 : saturated(duration);
    }

    private static long saturated(Duration duration) {
        return duration.toDays() > 36_500 ? Long.MAX_VALUE / 2 : duration.toNanos();
    }
}

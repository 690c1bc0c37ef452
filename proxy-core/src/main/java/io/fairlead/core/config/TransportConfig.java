package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.time.Duration;

/// How long connections of an entry point may take. Zero, or less, means no limit.
///
/// @param engine what accepts connections; not an option of Traefik
/// @param keepAliveMaxRequests the request after which a connection ends; 0 means none
/// @param keepAliveMaxTime the age at which a connection ends
/// @param tcpKeepAlive the silence after which the system asks whether the peer is still there; not an option of
/// Traefik
public record TransportConfig(
        @Default LifeCycle lifeCycle,
        @Default RespondingTimeouts respondingTimeouts,

        @About("Requests after which a connection ends; 0 for any number.")
        int keepAliveMaxRequests,

        @Default("0s") @About("Age at which a connection ends; 0 for any.")
        Duration keepAliveMaxTime,

        @Default("60s")
        @About("Silence after which TCP asks whether a client is still there; 0 for the system's. Not in Traefik.")
        Duration tcpKeepAlive,

        @Default("channel") @About("What accepts connections: channel or helidon. Not in Traefik.")
        Engine engine) {

    /// What accepts connections and moves their bytes.
    public enum Engine {
        /// Our own accept loop over NIO channels.
        CHANNEL,
        /// A listener of Helidon: no half-close, and it ends for good when the machine is out of descriptors.
        HELIDON
    }

    /// What happens when the process is told to stop.
    ///
    /// @param requestAcceptGraceTimeout how long it goes on accepting
    /// @param graceTimeOut how long requests may then still run
    public record LifeCycle(
            @Default("0s") @About("How long to go on accepting after the signal to stop.")
            Duration requestAcceptGraceTimeout,

            @Default("10s") @About("How long requests may run after that.")
            Duration graceTimeOut) {}

    /// Limits of time towards the client.
    ///
    /// @param readTimeout the whole request, its body included
    /// @param writeTimeout from the end of the request's head to the end of the response
    /// @param idleTimeout between two requests
    /// @param firstByteTimeout for a new connection to say anything; not an option of Traefik
    /// @param tlsHandshakeTimeout for a TLS handshake, from its first byte; not an option of Traefik
    /// @param headTimeout from the first byte of a head to its end; not an option of Traefik
    /// @param bodyStallTimeout between two bytes of a body; not an option of Traefik
    /// @param bodyMinRate least bytes per second of a body, on average over all waiting for it; not an option of
    ///     Traefik
    /// @param bodyMinRateAfter how much waiting is granted before that; not an option of Traefik
    /// @param drainTimeout for what is still read of a body that nobody wants; not an option of Traefik
    /// @param writeStallTimeout while the client takes no byte of a response; not an option of Traefik
    /// @param tunnelIdleTimeout while neither side of a tunnel sends anything; not an option of Traefik
    public record RespondingTimeouts(
            @Default("60s") @About("Time for a whole request with its body.")
            Duration readTimeout,

            @Default("0s") @About("Time from the end of the header to the end of the response.")
            Duration writeTimeout,

            @Default("180s") @About("Time between two requests of a connection.")
            Duration idleTimeout,

            @Default("60s") @About("Time for the first byte of a new connection. Not in Traefik.")
            Duration firstByteTimeout,

            @Default("10s") @About("Time for a TLS handshake. Not in Traefik.")
            Duration tlsHandshakeTimeout,

            @Default("10s") @About("Time for a request's header. Not in Traefik.")
            Duration headTimeout,

            @Default("30s") @About("Time between two bytes of a request's body. Not in Traefik.")
            Duration bodyStallTimeout,

            @Default("240") @About("Least bytes per second of a request's body; 0 for any. Not in Traefik.")
            int bodyMinRate,

            @Default("20s") @About("Waiting for a body that is granted before its rate counts. Not in Traefik.")
            Duration bodyMinRateAfter,

            @Default("1s") @About("Time for what is still read of an unwanted body. Not in Traefik.")
            Duration drainTimeout,

            @Default("60s") @About("Time that a client may take no byte of a response. Not in Traefik.")
            Duration writeStallTimeout,

            @Default("1h") @About("Time that neither side of a tunnel may send anything. Not in Traefik.")
            Duration tunnelIdleTimeout) {

        /// Checks the rate.
        public RespondingTimeouts {
            if (bodyMinRate < 0) {
                throw new IllegalArgumentException("bodyMinRate above zero, or 0");
            }
        }
    }
}

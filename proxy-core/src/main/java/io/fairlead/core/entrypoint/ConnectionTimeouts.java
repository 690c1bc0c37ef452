package io.fairlead.core.entrypoint;

import java.time.Duration;

/// How long a client may take; zero means for ever.
///
/// @param firstByte from the connection to its first byte
/// @param idle between two requests
/// @param head from the first byte of a head to its last
/// @param request from the first byte of a request to the last byte of its body
/// @param bodyStall for each next byte of a body
/// @param writeStall for each next byte of a response to be taken
public record ConnectionTimeouts(
        Duration firstByte, Duration idle, Duration head, Duration request, Duration bodyStall, Duration writeStall) {

    /// What applies unless the entry point says otherwise.
    public static final ConnectionTimeouts DEFAULT = new ConnectionTimeouts(
            Duration.ofSeconds(60),
            Duration.ofSeconds(180),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
}

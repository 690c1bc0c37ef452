package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// Bounds of what comes with the body of a request, and behind it; not in Traefik.
///
/// @param maxDrainBytes how much is still read of a body that nobody wants
/// @param maxChunkLineBytes of the line before each chunk
/// @param maxChunkExtensionBytes of all extensions of one body
/// @param maxTrailerFields of fields behind a body
/// @param maxTrailerBytes of those fields together
public record BodyLimitsConfig(
        @Default("262144") @About("Most bytes still read of a body that nobody wants. Not in Traefik.")
        int maxDrainBytes,

        @Default("256") @About("Most bytes of the line before a chunk. Not in Traefik.")
        int maxChunkLineBytes,

        @Default("4096") @About("Most bytes of all chunk extensions of a body. Not in Traefik.")
        int maxChunkExtensionBytes,

        @Default("64") @About("Most trailer fields. Not in Traefik.")
        int maxTrailerFields,

        @Default("8192") @About("Most bytes of trailers. Not in Traefik.")
        int maxTrailerBytes) {

    private static final int SHORTEST_CHUNK_LINE = 16;

    /// Checks the limits.
    public BodyLimitsConfig {
        if (maxDrainBytes < 0 || maxChunkExtensionBytes < 0 || maxTrailerFields < 0 || maxTrailerBytes < 2) {
            throw new IllegalArgumentException("limits of zero and above, and trailers with room for their end");
        }
        if (maxChunkLineBytes < SHORTEST_CHUNK_LINE) {
            throw new IllegalArgumentException("maxChunkLineBytes of " + SHORTEST_CHUNK_LINE + " and above");
        }
    }
}

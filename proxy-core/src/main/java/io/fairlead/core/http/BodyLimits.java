package io.fairlead.core.http;

/// Bounds of what frames a chunked body.
///
/// @param chunkLine bytes of a chunk-size line with its extensions
/// @param chunkExtensions bytes of all extensions of one body
/// @param trailers what may follow the content
public record BodyLimits(int chunkLine, int chunkExtensions, Limits trailers) {

    /// What applies unless an entry point says otherwise.
    public static final BodyLimits DEFAULT = new BodyLimits(256, 4 << 10, Limits.TRAILERS);
}

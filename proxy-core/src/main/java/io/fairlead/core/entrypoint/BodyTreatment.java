package io.fairlead.core.entrypoint;

import io.fairlead.core.config.BodyLimitsConfig;
import io.fairlead.core.http.BodyLimits;
import io.fairlead.core.http.Limits;
import java.time.Duration;

/// What an entry point allows bodies, and what it does with one that nobody wants.
///
/// @param limits of chunks and trailers
/// @param mostDrained bytes that are still read of an unwanted one, so that the answer is not lost to a reset (F-13)
/// @param drainTime how long that may take
public record BodyTreatment(BodyLimits limits, int mostDrained, Duration drainTime) {

    static BodyTreatment of(BodyLimitsConfig config, Duration drainTime) {
        return new BodyTreatment(
                new BodyLimits(
                        config.maxChunkLineBytes(),
                        config.maxChunkExtensionBytes(),
                        new Limits(config.maxTrailerBytes(), config.maxTrailerFields(), 0)),
                config.maxDrainBytes(),
                ConnectionTimeouts.notNegative(drainTime));
    }
}

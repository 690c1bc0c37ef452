package io.fairlead.core.entrypoint;

import io.fairlead.core.config.Http2Config;
import io.fairlead.core.http2.FrameBudgets;
import io.fairlead.core.http2.Http2Options;

/// The options of an entry point as the codec takes them.
final class Http2Settings {

    private Http2Settings() {}

    static Http2Options of(Http2Config config, int headerBytes, BodyTreatment bodies, ConnectionTimeouts timeouts) {
        return new Http2Options(
                config.maxConcurrentStreams(),
                config.maxDecoderHeaderTableSize(),
                config.maxEncoderHeaderTableSize(),
                config.streamWindow(),
                config.connectionWindow(),
                headerBytes,
                bodies.limits().trailers(),
                bodies.mostDrained(),
                bodies.drainTime(),
                budgets(config.budgets()),
                timeouts.head(),
                timeouts.writeStall(),
                config.streamStallTimeout(),
                timeouts.idle());
    }

    private static FrameBudgets budgets(Http2Config.Budgets budgets) {
        return new FrameBudgets(
                budgets.period(),
                budgets.resets(),
                budgets.provokedResets(),
                budgets.pings(),
                budgets.settings(),
                budgets.priorities(),
                budgets.windowUpdates(),
                budgets.emptyData(),
                budgets.unknown(),
                budgets.replies(),
                budgets.continuations());
    }
}

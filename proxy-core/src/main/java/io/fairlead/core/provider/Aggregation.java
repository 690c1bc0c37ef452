package io.fairlead.core.provider;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what of the messages is taken, and when. Knows no thread and no clock; times are nanoseconds whose
/// differences count.
///
/// For each provider: the first message is taken at once, and the first after a time of waiting; one that equals the
/// last taken is dropped, with any that still waits; others are taken when the throttle time has passed since the last
/// one, and of those that come meanwhile the newest.
final class Aggregation {

    private final long throttle;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Merge merge = new Merge();

    /// @param providers the order in which they are merged
    Aggregation(List<String> providers, Duration throttle) {
        this.throttle = Math.max(0, throttle.toNanos());
        providers.forEach(provider -> lanes.put(provider, new Lane()));
    }

    void accept(Message message) {
        lanes.computeIfAbsent(message.provider(), _ -> new Lane()).offer(message);
    }

    /// Takes all that is due; empty if nothing is.
    Optional<MergedConfiguration> take(long now) {
        var changed = false;
        for (var lane : lanes.values()) {
            changed |= lane.take(now, throttle);
        }
        if (!changed) {
            return Optional.empty();
        }
        return Optional.of(merge.next(lanes.values().stream()
                .map(lane -> lane.taken)
                .filter(Objects::nonNull)
                .toList()));
    }

    /// How long until something is due, in nanoseconds; empty if nothing waits.
    Optional<Long> due(long now) {
        return lanes.values().stream()
                .filter(lane -> lane.waiting != null)
                .map(lane -> lane.remaining(now, throttle))
                .min(Long::compare);
    }

    /// How far each provider is of which a message was taken.
    Map<String, Message.Standing> standings() {
        var standings = new LinkedHashMap<String, Message.Standing>();
        lanes.forEach((provider, lane) -> {
            if (lane.taken != null) {
                standings.put(provider, lane.taken.standing());
            }
        });
        return standings;
    }

    /// What is known of one provider.
    private static final class Lane {

        private @Nullable Message taken;
        private @Nullable Message waiting;
        private long takenAt;

        void offer(Message message) {
            waiting = message.equals(taken) ? null : message;
        }

        boolean take(long now, long throttle) {
            if (waiting == null || remaining(now, throttle) > 0) {
                return false;
            }
            taken = waiting;
            waiting = null;
            takenAt = now;
            return true;
        }

        long remaining(long now, long throttle) {
            return taken == null || taken.standing() == Message.Standing.WAITING
                    ? 0
                    : Math.max(0, throttle - (now - takenAt));
        }
    }
}

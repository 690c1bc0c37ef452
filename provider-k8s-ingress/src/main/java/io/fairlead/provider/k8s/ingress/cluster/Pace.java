package io.fairlead.provider.k8s.ingress.cluster;

import java.time.Duration;

/// How fast an API server is asked, and how long it may be silent.
///
/// @param first the wait after the first failure; it doubles with each that follows
/// @param longest the longest such wait
/// @param answer how long an answer may keep silent, before its head and within its body
/// @param silence how long a watch may, which has a bookmark about once a minute
/// @param watch how long a watch lasts at least; at most twice that
/// @param page how many objects are asked for at once
public record Pace(Duration first, Duration longest, Duration answer, Duration silence, Duration watch, int page) {

    /// Below the minute after which an API server whose store is gone drops a request.
    public static final Pace CALM = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(5),
            500);
}

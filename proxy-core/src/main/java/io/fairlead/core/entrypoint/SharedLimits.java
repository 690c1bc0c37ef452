package io.fairlead.core.entrypoint;

import io.fairlead.core.http.HeadBudget;

/// Limits that hold for the connections of several entry points together.
///
/// @param heads what all heads in flight may take
/// @param sources how many connections one source may have
public record SharedLimits(HeadBudget heads, SourceLimit sources) {

    /// No limits.
    public static final SharedLimits NONE = new SharedLimits(HeadBudget.UNLIMITED, SourceLimit.NONE);
}

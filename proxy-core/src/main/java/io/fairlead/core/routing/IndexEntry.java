package io.fairlead.core.routing;

import io.fairlead.core.rule.Matcher;
import org.jspecify.annotations.Nullable;

/// A router as it stands in the index.
///
/// @param rank its place in the order of routers, from 0
/// @param test what the index has not decided yet; `null` if nothing is left
record IndexEntry(int rank, @Nullable Matcher test) {}

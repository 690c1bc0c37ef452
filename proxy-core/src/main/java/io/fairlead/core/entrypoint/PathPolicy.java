package io.fairlead.core.entrypoint;

import java.util.Set;

/// What an entry point does to paths.
///
/// @param sanitize whether dot segments and double slashes are removed before routing
/// @param forbidden upper-case escapes, such as `%2F`, that a routed path must not hold
public record PathPolicy(boolean sanitize, Set<String> forbidden) {

    /// Sanitised, and nothing forbidden.
    public static final PathPolicy DEFAULT = new PathPolicy(true, Set.of());

    /// Copies the set.
    public PathPolicy {
        forbidden = Set.copyOf(forbidden);
    }

    /// Whether the canonical path holds an escape that is forbidden here.
    boolean forbids(String canonicalPath) {
        if (forbidden.isEmpty() || canonicalPath.indexOf('%') < 0) {
            return false;
        }
        return forbidden.stream().anyMatch(canonicalPath::contains);
    }
}

package io.fairlead.core.entrypoint;

import io.fairlead.core.config.EncodedCharactersConfig;
import io.fairlead.core.config.EntryPointHttpConfig;
import java.util.HashSet;
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

    static PathPolicy of(EntryPointHttpConfig http) {
        var forbidden = new HashSet<String>();
        http.encodedCharacters().ifPresent(allowed -> forbid(forbidden, allowed));
        return new PathPolicy(http.sanitizePath(), forbidden);
    }

    private static void forbid(Set<String> forbidden, EncodedCharactersConfig allowed) {
        forbid(forbidden, allowed.allowEncodedSlash(), "%2F");
        forbid(forbidden, allowed.allowEncodedBackSlash(), "%5C");
        forbid(forbidden, allowed.allowEncodedNullCharacter(), "%00");
        forbid(forbidden, allowed.allowEncodedSemicolon(), "%3B");
        forbid(forbidden, allowed.allowEncodedPercent(), "%25");
        forbid(forbidden, allowed.allowEncodedQuestionMark(), "%3F");
        forbid(forbidden, allowed.allowEncodedHash(), "%23");
    }

    private static void forbid(Set<String> forbidden, boolean allowed, String escape) {
        if (!allowed) {
            forbidden.add(escape);
        }
    }
}

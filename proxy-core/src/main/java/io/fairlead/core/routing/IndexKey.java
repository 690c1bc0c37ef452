package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.Matcher;
import org.jspecify.annotations.Nullable;

/// One alternative of a rule: where the index files it, and the test that remains.
record IndexKey(HostPattern host, PathKey path, @Nullable Matcher test) {

    static final HostPattern ANY_HOST = new HostPattern(HostPattern.Kind.ANY, "");

    static IndexKey host(HostPattern host) {
        return new IndexKey(host, PathKey.ANY, null);
    }

    static IndexKey path(PathKey path) {
        return new IndexKey(ANY_HOST, path, null);
    }

    static IndexKey test(Matcher test) {
        return new IndexKey(ANY_HOST, PathKey.ANY, test);
    }

    /// Both alternatives at once. The narrower key files it; the other becomes a test.
    IndexKey and(IndexKey other) {
        var rest = both(test, other.test);
        var keepsHost = host.kind().compareTo(other.host.kind()) <= 0;
        var widerHost = keepsHost ? other.host : host;
        if (widerHost.kind() != HostPattern.Kind.ANY) {
            rest = both(rest, input -> widerHost.matches(input.host()));
        }
        var keepsPath = !other.path.isNarrowerThan(path);
        var widerPath = keepsPath ? other.path : path;
        if (!widerPath.equals(PathKey.ANY)) {
            rest = both(rest, widerPath::matches);
        }
        return new IndexKey(keepsHost ? host : other.host, keepsPath ? path : other.path, rest);
    }

    private static @Nullable Matcher both(@Nullable Matcher one, @Nullable Matcher other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.and(other);
    }
}

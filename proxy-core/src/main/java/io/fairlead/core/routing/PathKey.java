package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;

/// What the index knows of a path: all of it, or how it begins.
record PathKey(String text, boolean exact) {

    /// Any path.
    static final PathKey ANY = new PathKey("", false);

    boolean matches(RuleInput input) {
        var path = input.routingPath();
        return exact ? path.equals(text) : path.startsWith(text);
    }

    /// Longer keys file a router deeper in the tree; it is then compared less often.
    boolean isNarrowerThan(PathKey other) {
        return exact != other.exact ? exact : text.length() > other.text.length();
    }
}

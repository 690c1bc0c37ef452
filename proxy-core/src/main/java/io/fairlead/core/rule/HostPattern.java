package io.fairlead.core.rule;

import java.util.Optional;

/// The argument of `Host`: a name, `*.` and a name for exactly one more label, or a lone `*` for everything.
///
/// @param name lower case, without trailing dot; for a wildcard what follows `*.`; empty for `*`
public record HostPattern(Kind kind, String name) {

    /// What the pattern takes.
    public enum Kind {
        EXACT,
        WILDCARD,
        ANY
    }

    /// The pattern, or empty if the argument can be none.
    public static Optional<HostPattern> parse(String argument) {
        if (argument.equals("*")) {
            return Optional.of(new HostPattern(Kind.ANY, ""));
        }
        var wildcard = argument.startsWith("*.");
        var name = withoutDot(Ascii.lower(wildcard ? argument.substring(2) : argument));
        if (name.isEmpty() || !Ascii.only(name)) {
            return Optional.empty();
        }
        return Optional.of(new HostPattern(wildcard ? Kind.WILDCARD : Kind.EXACT, name));
    }

    /// Whether it takes a host in canonical form.
    public boolean matches(String host) {
        return switch (kind) {
            case EXACT -> host.equals(name);
            case WILDCARD -> {
                var dot = host.indexOf('.');
                yield dot > 0 && host.length() == dot + 1 + name.length() && host.endsWith(name);
            }
            case ANY -> true;
        };
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}

package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.Octets;
import io.fairlead.core.rule.Rule;

/// How narrow a rule is, as far as host and path tell: what it demands of every request that it takes.
/// Smaller sorts first.
///
/// @param host the class of the host
/// @param pathLength the length of the path in bytes; longer is narrower
/// @param path the way in which the path is compared
record Specificity(Host host, int pathLength, Path path) implements Comparable<Specificity> {

    enum Host {
        EXACT,
        WILDCARD,
        NONE
    }

    enum Path {
        EXACT,
        PREFIX,
        REGEXP,
        NONE
    }

    private static final Specificity NOTHING = new Specificity(Host.NONE, 0, Path.NONE);

    static Specificity of(Rule rule) {
        return switch (rule) {
            case Rule.And(var left, var right) -> of(left).both(of(right));
            case Rule.Or(var left, var right) -> of(left).either(of(right));
            case Rule.Not _ -> NOTHING;
            case Rule.Call call -> of(call);
        };
    }

    @Override
    public int compareTo(Specificity other) {
        var result = host.compareTo(other.host);
        if (result == 0) {
            result = Integer.compare(other.pathLength, pathLength);
        }
        return result == 0 ? path.compareTo(other.path) : result;
    }

    private static Specificity of(Rule.Call call) {
        return switch (call.matcher()) {
            case HOST, HOST_HEADER -> new Specificity(host(call.first()), 0, Path.NONE);
            case PATH -> new Specificity(Host.NONE, Octets.of(call.first()).length(), Path.EXACT);
            case PATH_PREFIX ->
                new Specificity(Host.NONE, Octets.of(call.first()).length(), Path.PREFIX);
            case PATH_REGEXP -> new Specificity(Host.NONE, 0, Path.REGEXP);
            case HOST_REGEXP -> new Specificity(Host.WILDCARD, 0, Path.NONE);
            case HEADER, HEADER_REGEXP, QUERY, QUERY_REGEXP, QUERY_FIRST, METHOD, CLIENT_IP -> NOTHING;
        };
    }

    private static Host host(String argument) {
        return HostPattern.parse(argument)
                .map(pattern -> switch (pattern.kind()) {
                    case EXACT -> Host.EXACT;
                    case WILDCARD -> Host.WILDCARD;
                    case ANY -> Host.NONE;
                })
                .orElse(Host.NONE);
    }

    private Specificity both(Specificity other) {
        var pathFirst =
                pathLength != other.pathLength ? pathLength > other.pathLength : path.compareTo(other.path) <= 0;
        var narrower = pathFirst ? this : other;
        return new Specificity(earlier(host, other.host), narrower.pathLength, narrower.path);
    }

    private Specificity either(Specificity other) {
        return new Specificity(
                later(host, other.host), Math.min(pathLength, other.pathLength), later(path, other.path));
    }

    private static <E extends Enum<E>> E earlier(E one, E other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static <E extends Enum<E>> E later(E one, E other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

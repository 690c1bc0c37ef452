package io.fairlead.core.rule;

/// Turns a parsed rule into a test of requests.
public final class RuleCompiler {

    private RuleCompiler() {}

    /// Compiles a rule.
    ///
    /// @throws RuleException if the argument of a matcher is not of its kind
    public static Matcher compile(Rule rule) {
        return switch (rule) {
            case Rule.And(var left, var right) -> compile(left).and(compile(right));
            case Rule.Or(var left, var right) -> compile(left).or(compile(right));
            case Rule.Not(var inner) -> compile(inner).not();
            case Rule.Call call -> matcher(call);
        };
    }

    private static Matcher matcher(Rule.Call call) {
        return switch (call.matcher()) {
            case HOST, HOST_HEADER -> host(call);
            case HOST_REGEXP -> hostRegexp(call);
            case PATH -> path(call);
            case PATH_PREFIX -> pathPrefix(call);
            case PATH_REGEXP -> pathRegexp(call);
            case HEADER -> HeaderField.equalTo(call);
            case HEADER_REGEXP -> HeaderField.like(call);
            case QUERY -> QueryParameter.equalTo(call);
            case QUERY_REGEXP -> QueryParameter.like(call);
            case QUERY_FIRST -> QueryParameter.first(call);
            case METHOD -> method(call);
            case CLIENT_IP -> clientAddress(call);
        };
    }

    private static Matcher host(Rule.Call call) {
        var pattern = HostPattern.parse(call.first())
                .orElseThrow(() -> RuleException.in(call, "a host name in ASCII (an international one in punycode)"));
        return input -> pattern.matches(input.host());
    }

    private static Matcher hostRegexp(Rule.Call call) {
        var regex = Regex.compile(call, call.first());
        return input -> regex.findsIn(input.host());
    }

    private static Matcher path(Rule.Call call) {
        var path = absolute(call);
        return input -> input.routingPath().equals(path);
    }

    private static Matcher pathPrefix(Rule.Call call) {
        var prefix = absolute(call);
        return input -> input.routingPath().startsWith(prefix);
    }

    private static Matcher pathRegexp(Rule.Call call) {
        var regex = Regex.compile(call, call.first());
        return input -> regex.findsIn(input.routingPath());
    }

    private static Matcher method(Rule.Call call) {
        var method = Ascii.upper(call.first());
        return input -> input.method().equals(method);
    }

    private static Matcher clientAddress(Rule.Call call) {
        var range = AddressRange.parse(call.first())
                .orElseThrow(() -> RuleException.in(call, "an IP address or a range such as 10.0.0.0/8"));
        return input -> range.contains(input.clientAddress());
    }

    private static String absolute(Rule.Call call) {
        if (!call.first().startsWith("/")) {
            throw RuleException.in(call, "a path that starts with /");
        }
        return Octets.of(call.first());
    }
}

package io.fairlead.core.rule;

/// Matches when a query has a parameter of that name whose value passes a test. Looks at the encoded
/// query and decodes on the way; pairs with a malformed escape do not count.
///
/// @param name the decoded name, one byte a character
/// @param first whether only the first parameter of that name counts
record QueryParameter(String name, boolean first, ValueTest test) implements Matcher {

    /// A test of the encoded value that lies between two positions of a query.
    @FunctionalInterface
    interface ValueTest {
        boolean passes(String query, int start, int end);
    }

    static Matcher equalTo(Rule.Call call) {
        var value = call.arguments().size() > 1 ? Octets.of(call.arguments().get(1)) : "";
        return new QueryParameter(
                Octets.of(call.first()), false, (query, start, end) -> FormText.decodesTo(value, query, start, end));
    }

    static Matcher like(Rule.Call call) {
        if (call.arguments().size() == 1) {
            return equalTo(call);
        }
        var regex = Regex.compile(call, call.arguments().get(1));
        return new QueryParameter(
                Octets.of(call.first()),
                false,
                (query, start, end) -> regex.findsIn(FormText.decode(query, start, end)));
    }

    /// With one argument any value will do.
    static Matcher first(Rule.Call call) {
        var name = Octets.of(call.first());
        if (call.arguments().size() == 1) {
            return new QueryParameter(name, true, (_, _, _) -> true);
        }
        var regex = Regex.compile(call, call.arguments().get(1));
        return new QueryParameter(name, true, (query, start, end) -> regex.findsIn(FormText.decode(query, start, end)));
    }

    @Override
    public boolean matches(RuleInput input) {
        var query = input.query();
        for (var start = 0; start < query.length(); ) {
            var end = endOfPair(query, start);
            var value = value(query, start, end);
            if (value >= 0) {
                var passes = test.passes(query, value, end);
                if (passes || first) {
                    return passes;
                }
            }
            start = end + 1;
        }
        return false;
    }

    /// Where the value starts in a well-formed pair of the name, or -1 if it is none.
    private int value(String query, int start, int end) {
        var equals = query.indexOf('=', start, end);
        var endOfName = equals < 0 ? end : equals;
        var startOfValue = equals < 0 ? end : equals + 1;
        return FormText.decodesTo(name, query, start, endOfName) && FormText.isWellFormed(query, startOfValue, end)
                ? startOfValue
                : -1;
    }

    private static int endOfPair(String query, int start) {
        for (var i = start; i < query.length(); i++) {
            if (query.charAt(i) == '&' || query.charAt(i) == ';') {
                return i;
            }
        }
        return query.length();
    }
}

package io.fairlead.core.rule;

/// Matches when a query has a parameter of that name whose value passes a test. Looks at the encoded
/// query and decodes on the way; pairs with a malformed escape do not count.
///
/// @param name the decoded name, one byte a character
record QueryParameter(String name, ValueTest test) implements Matcher {

    /// A test of the encoded value that lies between two positions of a query.
    @FunctionalInterface
    interface ValueTest {
        boolean passes(String query, int start, int end);
    }

    static Matcher equalTo(Rule.Call call) {
        var value = call.arguments().size() > 1 ? Octets.of(call.arguments().get(1)) : "";
        return new QueryParameter(
                Octets.of(call.first()), (query, start, end) -> FormText.decodesTo(value, query, start, end));
    }

    static Matcher like(Rule.Call call) {
        if (call.arguments().size() == 1) {
            return equalTo(call);
        }
        var regex = Regex.compile(call, call.arguments().get(1));
        return new QueryParameter(
                Octets.of(call.first()), (query, start, end) -> regex.findsIn(FormText.decode(query, start, end)));
    }

    @Override
    public boolean matches(RuleInput input) {
        var query = input.query();
        for (var start = 0; start < query.length(); ) {
            var end = endOfPair(query, start);
            if (pairMatches(query, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private boolean pairMatches(String query, int start, int end) {
        var equals = query.indexOf('=', start, end);
        var endOfName = equals < 0 ? end : equals;
        var startOfValue = equals < 0 ? end : equals + 1;
        return FormText.decodesTo(name, query, start, endOfName)
                && FormText.isWellFormed(query, startOfValue, end)
                && test.passes(query, startOfValue, end);
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

package io.fairlead.core.rule;

import java.util.function.Predicate;

/// Matches when some value of a header field passes a test.
///
/// @param test takes one byte a character
record HeaderField(String name, Predicate<String> test) implements Matcher {

    static Matcher equalTo(Rule.Call call) {
        return new HeaderField(call.first(), Octets.of(call.arguments().get(1))::equals);
    }

    static Matcher like(Rule.Call call) {
        return new HeaderField(
                call.first(), Regex.compile(call, call.arguments().get(1))::findsIn);
    }

    @Override
    public boolean matches(RuleInput input) {
        var headers = input.headers();
        if (!headers.contains(name)) {
            return false;
        }
        for (var value : headers.all(name)) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }
}

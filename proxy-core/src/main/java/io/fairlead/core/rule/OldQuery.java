package io.fairlead.core.rule;

import java.util.ArrayList;
import java.util.List;

/// Query parameters as the old grammar has them: `key=template`, of which all must fit. Each `=` and each comma
/// separates, so two arguments without `=` are a pair.
final class OldQuery {

    private static final String ANYTHING = ".*";

    private OldQuery() {}

    static Rule of(Token name, List<Token> arguments) {
        var words = new ArrayList<Token>();
        for (var argument : arguments) {
            var equals = argument.text().indexOf('=');
            words.add(part(
                    argument, equals < 0 ? argument.text() : argument.text().substring(0, equals)));
            if (equals >= 0) {
                words.add(part(argument, argument.text().substring(equals + 1)));
            }
        }
        if (words.size() % 2 != 0) {
            throw RuleException.at(name.column(), name.text() + " with a value without =", "key=value");
        }
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < words.size(); i += 2) {
            rules.add(pair(words.get(i), words.get(i + 1)));
        }
        return OldMatcher.all(rules);
    }

    private static Rule pair(Token key, Token value) {
        if (value.text().isEmpty()) {
            return OldMatcher.checked(value, MatcherKind.QUERY_FIRST, key.text());
        }
        var regex = "^" + Template.of(value).regex(ANYTHING) + "$";
        return OldMatcher.checked(value, MatcherKind.QUERY_FIRST, key.text(), regex);
    }

    private static Token part(Token argument, String text) {
        return new Token(argument.kind(), text, argument.column());
    }
}

package io.fairlead.core.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Parses a rule: `!` binds tighter than `&&`, which binds tighter than `||`. Text, nesting and number of
/// matchers are bounded, since whoever writes an object of a cluster writes rules.
public final class RuleParser {

    /// The longest rule, in characters.
    public static final int LONGEST = 65_536;

    /// The most matchers in one rule.
    public static final int MOST_MATCHERS = 1_000;

    /// How deep parentheses and negations may be nested.
    public static final int DEEPEST = 100;

    private static final String A_MATCHER = "a matcher such as Host(`example.org`)";

    private final Vocabulary vocabulary;
    private final RuleLexer lexer;
    private Token next;
    private int matchers;

    private RuleParser(String text, RuleSyntax syntax) {
        vocabulary = Vocabulary.of(syntax);
        lexer = new RuleLexer(text);
        next = lexer.next();
    }

    /// Parses the text of a rule of the new grammar.
    ///
    /// @throws RuleException if it is no rule
    public static Rule parse(String text) {
        return parse(text, RuleSyntax.V3);
    }

    /// Parses the text of a rule of either grammar.
    ///
    /// @throws RuleException if it is no rule
    public static Rule parse(String text, RuleSyntax syntax) {
        if (text.length() > LONGEST) {
            throw RuleException.at(1, "a rule of " + text.length() + " characters", "at most " + LONGEST);
        }
        if (!Ascii.only(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw RuleException.at(1, "half of a surrogate pair", "Unicode text");
        }
        var parser = new RuleParser(text, syntax);
        var rule = parser.or(0);
        if (parser.next.kind() != Token.Kind.END) {
            throw parser.unexpected("&&, || or the end of the rule");
        }
        return rule;
    }

    private Rule or(int depth) {
        var rule = and(depth);
        while (accept(Token.Kind.OR)) {
            rule = new Rule.Or(rule, and(depth));
        }
        return rule;
    }

    private Rule and(int depth) {
        var rule = unary(depth);
        while (accept(Token.Kind.AND)) {
            rule = new Rule.And(rule, unary(depth));
        }
        return rule;
    }

    private Rule unary(int depth) {
        if (depth > DEEPEST) {
            throw RuleException.at(next.column(), "more nesting", "at most " + DEEPEST + " levels");
        }
        if (accept(Token.Kind.NOT)) {
            return new Rule.Not(unary(depth + 1));
        }
        if (accept(Token.Kind.OPEN)) {
            var inner = or(depth + 1);
            require(Token.Kind.CLOSE, "&&, || or )");
            return inner;
        }
        return call();
    }

    private Rule call() {
        var name = next;
        require(Token.Kind.NAME, A_MATCHER);
        var matcher = vocabulary
                .named(name.text())
                .orElseThrow(() -> RuleException.at(
                        name.column(), name.label(), "a known matcher, perhaps " + vocabulary.nearest(name.text())));
        count(name);
        require(Token.Kind.OPEN, "( after " + name.text());
        return matcher.rule(name, arguments(name, matcher));
    }

    private void count(Token token) {
        if (++matchers > MOST_MATCHERS) {
            throw RuleException.at(token.column(), "one more matcher", "at most " + MOST_MATCHERS);
        }
    }

    private List<Token> arguments(Token name, MatcherName matcher) {
        var arguments = new ArrayList<Token>();
        while (next.kind() != Token.Kind.CLOSE) {
            arguments.add(argument());
            if (!accept(Token.Kind.COMMA) && next.kind() != Token.Kind.CLOSE) {
                throw unexpected(", or )");
            }
        }
        advance();
        if (!matcher.takes(arguments.size())) {
            throw RuleException.at(
                    name.column(), name.text() + " with " + arguments.size() + " arguments", matcher.arity());
        }
        if (matcher instanceof OldMatcher) {
            arguments.stream().skip(1).forEach(this::count);
        }
        return arguments;
    }

    private Token argument() {
        var token = next;
        require(Token.Kind.STRING, "a value in back-quotes or double quotes");
        if (token.text().isEmpty()) {
            throw RuleException.at(token.column(), "an empty value", "a value");
        }
        return token;
    }

    private void require(Token.Kind kind, String expected) {
        if (!accept(kind)) {
            throw unexpected(expected);
        }
    }

    private boolean accept(Token.Kind kind) {
        if (next.kind() != kind) {
            return false;
        }
        advance();
        return true;
    }

    private void advance() {
        next = lexer.next();
    }

    private RuleException unexpected(String expected) {
        return RuleException.at(next.column(), next.label(), expected);
    }
}

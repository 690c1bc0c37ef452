package io.fairlead.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The matchers of the old grammar. Each is put into terms of [MatcherKind], so that only the parser knows that there
/// are two grammars.
enum OldMatcher implements MatcherName {
    HOST("Host", each(argument -> OldHost.named(MatcherKind.HOST, argument))),
    HOST_HEADER("HostHeader", each(argument -> OldHost.named(MatcherKind.HOST_HEADER, argument))),
    HOST_REGEXP("HostRegexp", each(OldHost::like)),
    PATH("Path", each(argument -> OldPath.of(MatcherKind.PATH, argument))),
    PATH_PREFIX("PathPrefix", each(argument -> OldPath.of(MatcherKind.PATH_PREFIX, argument))),
    METHOD("Method", each(argument -> checked(argument, MatcherKind.METHOD, argument.text()))),
    HEADERS("Headers", (name, arguments) -> pairs(name, arguments, MatcherKind.HEADER)),
    HEADERS_REGEXP("HeadersRegexp", (name, arguments) -> pairs(name, arguments, MatcherKind.HEADER_REGEXP)),
    QUERY("Query", OldQuery::of),
    CLIENT_IP("ClientIP", each(argument -> checked(argument, MatcherKind.CLIENT_IP, argument.text())));

    private final String text;
    private final BiFunction<Token, List<Token>, Rule> meaning;

    OldMatcher(String text, BiFunction<Token, List<Token>, Rule> meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    @Override
    public Rule rule(Token name, List<Token> arguments) {
        return meaning.apply(name, arguments);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean takes(int arguments) {
        return arguments > 0;
    }

    @Override
    public String arity() {
        return "at least 1 argument";
    }

    /// A call whose fault, if it has one, is told of the argument that the user wrote.
    static Rule checked(Token argument, MatcherKind kind, String... values) {
        var call = new Rule.Call(kind, List.of(values));
        try {
            RuleCompiler.compile(call);
            return call;
        } catch (RuleException e) {
            throw RuleException.at(argument.column(), argument.label(), e.expected());
        }
    }

    static Rule all(List<Rule> rules) {
        return rules.stream().reduce(Rule.And::new).orElseThrow();
    }

    /// Any of the arguments will do.
    private static BiFunction<Token, List<Token>, Rule> each(Function<Token, Rule> rule) {
        return (_, arguments) ->
                arguments.stream().map(rule).reduce(Rule.Or::new).orElseThrow();
    }

    private static Rule pairs(Token name, List<Token> arguments, MatcherKind kind) {
        if (arguments.size() % 2 != 0) {
            throw RuleException.at(
                    name.column(), name.text() + " with " + arguments.size() + " arguments", "pairs of name and value");
        }
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < arguments.size(); i += 2) {
            rules.add(checked(
                    arguments.get(i + 1),
                    kind,
                    arguments.get(i).text(),
                    arguments.get(i + 1).text()));
        }
        return all(rules);
    }
}

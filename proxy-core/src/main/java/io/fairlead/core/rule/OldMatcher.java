package io.fairlead.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The matchers of the old grammar. Each is put into terms of [MatcherKind], so that only the parser knows that there
/// are two grammars.
enum OldMatcher implements MatcherName {
    HOST("Host") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> OldHost.named(MatcherKind.HOST, argument));
        }
    },
    HOST_HEADER("HostHeader") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> OldHost.named(MatcherKind.HOST_HEADER, argument));
        }
    },
    HOST_REGEXP("HostRegexp") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, OldHost::like);
        }
    },
    PATH("Path") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> OldPath.of(MatcherKind.PATH, argument));
        }
    },
    PATH_PREFIX("PathPrefix") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> OldPath.of(MatcherKind.PATH_PREFIX, argument));
        }
    },
    METHOD("Method") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> checked(argument, MatcherKind.METHOD, argument.text()));
        }
    },
    HEADERS("Headers") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return pairs(name, arguments, MatcherKind.HEADER);
        }
    },
    HEADERS_REGEXP("HeadersRegexp") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return pairs(name, arguments, MatcherKind.HEADER_REGEXP);
        }
    },
    QUERY("Query") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return OldQuery.of(name, arguments);
        }
    },
    CLIENT_IP("ClientIP") {
        @Override
        public Rule rule(Token name, List<Token> arguments) {
            return any(arguments, argument -> checked(argument, MatcherKind.CLIENT_IP, argument.text()));
        }
    };

    private final String text;

    OldMatcher(String text) {
        this.text = text;
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

    private static Rule any(List<Token> arguments, Function<Token, Rule> rule) {
        return arguments.stream().map(rule).reduce(Rule.Or::new).orElseThrow();
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

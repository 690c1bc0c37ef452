package io.fairlead.core.rule;

import java.util.List;

/// The matchers of which rules consist, with the number of arguments that each takes.
public enum MatcherKind implements MatcherName {
    HOST("Host", 1, 1),
    /// A host that TLS does not look at; rules of the old grammar have it.
    HOST_HEADER("HostHeader", 1, 1),
    HOST_REGEXP("HostRegexp", 1, 1),
    PATH("Path", 1, 1),
    PATH_PREFIX("PathPrefix", 1, 1),
    PATH_REGEXP("PathRegexp", 1, 1),
    HEADER("Header", 2, 2),
    HEADER_REGEXP("HeaderRegexp", 2, 2),
    QUERY("Query", 1, 2),
    QUERY_REGEXP("QueryRegexp", 1, 2),
    /// The first value of a parameter; rules of the old grammar have it.
    QUERY_FIRST("QueryFirst", 1, 2),
    METHOD("Method", 1, 1),
    CLIENT_IP("ClientIP", 1, 1);

    private final String text;
    private final int fewest;
    private final int most;

    MatcherKind(String text, int fewest, int most) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
    }

    @Override
    public String text() {
        return text;
    }

    /// Whether rules of the new grammar can call it.
    boolean hasName() {
        return this != HOST_HEADER && this != QUERY_FIRST;
    }

    @Override
    public boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    @Override
    public String arity() {
        var number = fewest == most ? "" + fewest : fewest + " or " + most;
        return number + (most == 1 ? " argument" : " arguments");
    }

    @Override
    public Rule rule(Token name, List<Token> arguments) {
        return new Rule.Call(this, arguments.stream().map(Token::text).toList());
    }
}

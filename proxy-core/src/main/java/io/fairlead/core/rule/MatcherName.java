package io.fairlead.core.rule;

import java.util.List;

/// A matcher as rules call it.
sealed interface MatcherName permits MatcherKind, OldMatcher {

    /// The canonical name, such as `PathPrefix`.
    String text();

    /// Whether it can have so many arguments.
    boolean takes(int arguments);

    /// How many arguments it takes, such as `1 or 2 arguments`.
    String arity();

    /// What a call of it means.
    ///
    /// @param arguments as many as it takes, none of them empty
    /// @throws RuleException if one of them is not of its kind
    Rule rule(Token name, List<Token> arguments);
}

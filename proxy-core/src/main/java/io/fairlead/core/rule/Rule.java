package io.fairlead.core.rule;

import java.util.List;

/// A parsed rule.
public sealed interface Rule {

    /// True if both sides are.
    record And(Rule left, Rule right) implements Rule {}

    /// True if one side is.
    record Or(Rule left, Rule right) implements Rule {}

    /// True if the inner rule is not.
    record Not(Rule rule) implements Rule {}

    /// One matcher with its arguments.
    record Call(MatcherKind matcher, List<String> arguments) implements Rule {

        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }

        /// The first argument.
        public String first() {
            return arguments.getFirst();
        }
    }
}

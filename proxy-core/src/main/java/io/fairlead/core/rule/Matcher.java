package io.fairlead.core.rule;

/// A compiled rule. Free of side effects and safe for use by many threads.
@FunctionalInterface
public interface Matcher {

    /// Whether the request satisfies the rule.
    boolean matches(RuleInput input);

    /// Both this one and the other.
    default Matcher and(Matcher other) {
        return input -> matches(input) && other.matches(input);
    }

    /// This one, the other, or both.
    default Matcher or(Matcher other) {
        return input -> matches(input) || other.matches(input);
    }

    /// The opposite.
    default Matcher not() {
        return input -> !matches(input);
    }
}

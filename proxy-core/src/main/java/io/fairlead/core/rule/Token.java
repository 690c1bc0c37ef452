package io.fairlead.core.rule;

/// One word of a rule.
///
/// @param text the name, or the value of a string
/// @param column where it starts, from 1
record Token(Kind kind, String text, int column) {

    enum Kind {
        NAME("a name"),
        STRING("a string"),
        AND("&&"),
        OR("||"),
        NOT("!"),
        OPEN("("),
        CLOSE(")"),
        COMMA(","),
        END("the end of the rule");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// The token as an error message shows it.
    String label() {
        return switch (kind) {
            case NAME -> RuleException.shortened(text);
            case STRING -> RuleException.shortened(RulePrinter.quote(text));
            case AND, OR, NOT, OPEN, CLOSE, COMMA, END -> kind.label;
        };
    }
}

package io.fairlead.core.rule;

import java.util.OptionalInt;

/// Says why a rule was refused: where, what was found, and what was expected.
public final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 100;

    private final int column;
    private final String found;
    private final String expected;

    private RuleException(int column, String found, String expected) {
        super((column > 0 ? "column " + column + ": " : "") + "found " + found + ", expected " + expected);
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    /// A fault of the rule's text.
    ///
    /// @param column counted in characters, from 1
    static RuleException at(int column, String found, String expected) {
        return new RuleException(column, found, expected);
    }

    /// A fault of a value inside a call that is otherwise well formed; the call is what was found.
    static RuleException in(Rule.Call call, String expected) {
        return new RuleException(0, shortened(RulePrinter.print(call)), expected);
    }

    /// The column of the fault in the rule's text; empty if a value is to blame, which `found` then shows.
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }

    /// What was found there.
    public String found() {
        return found;
    }

    /// What was expected instead.
    public String expected() {
        return expected;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}

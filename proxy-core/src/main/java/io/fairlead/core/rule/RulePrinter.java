package io.fairlead.core.rule;

import java.util.stream.Collectors;

/// Writes a rule as text that parses to an equal rule.
public final class RulePrinter {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int UNARY = 3;

    private final StringBuilder text = new StringBuilder();

    private RulePrinter() {}

    /// The rule as text, with canonical names and double-quoted values.
    public static String print(Rule rule) {
        var printer = new RulePrinter();
        printer.print(rule, OR);
        return printer.text.toString();
    }

    /// The value in double quotes, with the escapes that the language knows.
    public static String quote(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> quote(quoted, point));
        return quoted.append('"').toString();
    }

    /// Parentheses go around what binds looser than its place demands.
    private void print(Rule rule, int demanded) {
        switch (rule) {
            case Rule.Or(var left, var right) -> binary(left, " || ", right, OR, demanded);
            case Rule.And(var left, var right) -> binary(left, " && ", right, AND, demanded);
            case Rule.Not(var inner) -> {
                text.append('!');
                print(inner, UNARY);
            }
            case Rule.Call(var matcher, var arguments) ->
                text.append(matcher.text())
                        .append(arguments.stream().map(RulePrinter::quote).collect(Collectors.joining(", ", "(", ")")));
        }
    }

    private void binary(Rule left, String operator, Rule right, int binding, int demanded) {
        var parentheses = binding < demanded;
        text.append(parentheses ? "(" : "");
        print(left, binding);
        text.append(operator);
        print(right, binding + 1);
        text.append(parentheses ? ")" : "");
    }

    private static void quote(StringBuilder target, int point) {
        switch (point) {
            case '"' -> target.append("\\\"");
            case '\\' -> target.append("\\\\");
            case 7 -> target.append("\\a");
            case '\b' -> target.append("\\b");
            case '\f' -> target.append("\\f");
            case '\n' -> target.append("\\n");
            case '\r' -> target.append("\\r");
            case '\t' -> target.append("\\t");
            case 11 -> target.append("\\v");
            default -> character(target, point);
        }
    }

    private static void character(StringBuilder target, int point) {
        if (point < ' ' || point == 0x7f) {
            target.append("\\x%02x".formatted(point));
        } else if (isPrintable(point)) {
            target.appendCodePoint(point);
        } else {
            target.append((point > 0xffff ? "\\U%08x" : "\\u%04x").formatted(point));
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}

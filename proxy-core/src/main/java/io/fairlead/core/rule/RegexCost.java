package io.fairlead.core.rule;

import java.util.ArrayDeque;
import java.util.Deque;

/// Estimates the size of a regular expression before it is compiled, since nested repeats such as
/// `((a{1000}){1000}){1000}` would exhaust the memory of the compiler itself.
final class RegexCost {

    private static final long TOO_MUCH = Integer.MAX_VALUE;
    private static final int DEEPEST = 200;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long total = 1;
    private long last;
    private int at;

    private RegexCost(String pattern) {
        this.pattern = pattern;
    }

    /// The number of characters to match, each as often as it is repeated; very large for what is nested
    /// too deep.
    static long of(String pattern) {
        var cost = new RegexCost(pattern);
        while (cost.at < pattern.length()) {
            cost.step();
            if (cost.outer.size() > DEEPEST || cost.total > TOO_MUCH) {
                return TOO_MUCH;
            }
        }
        return cost.total;
    }

    private void step() {
        switch (pattern.charAt(at)) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '{' -> repeat();
            case '\\' -> escape();
            default -> atom(1);
        }
    }

    private void atom(int length) {
        at += length;
        last = 1;
        total += last;
    }

    private void open() {
        outer.push(total);
        total = 1;
        at++;
    }

    private void close() {
        last = total;
        total += outer.isEmpty() ? 0 : outer.pop();
        at++;
    }

    private void escape() {
        if (!pattern.startsWith("\\Q", at)) {
            atom(2);
            return;
        }
        var end = pattern.indexOf("\\E", at);
        end = end < 0 ? pattern.length() : end + 2;
        total += end - at;
        last = 1;
        at = end;
    }

    private void characterClass() {
        var i = at + 1;
        i += pattern.startsWith("^", i) ? 1 : 0;
        i += pattern.startsWith("]", i) ? 1 : 0;
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += skipInClass(i);
        }
        atom(i + 1 - at);
    }

    private int skipInClass(int i) {
        if (pattern.charAt(i) == '\\') {
            return 2;
        }
        var end = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
        return end < 0 ? 1 : end + 2 - i;
    }

    /// `{n}`, `{n,}` and `{n,m}` multiply what went before; other braces are characters.
    private void repeat() {
        var end = pattern.indexOf('}', at);
        var count = end < 0 ? -1 : count(pattern.substring(at + 1, end));
        if (count < 0) {
            atom(1);
            return;
        }
        total = Math.min(TOO_MUCH + 1, total + last * count);
        last = Math.min(TOO_MUCH, last * Math.max(1, count));
        at = end + 1;
    }

    private static long count(String repeat) {
        var largest = -1L;
        var value = -1L;
        for (var i = 0; i < repeat.length(); i++) {
            var digit = repeat.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                value = Math.min(TOO_MUCH, Math.max(0, value) * 10 + digit);
                largest = Math.max(largest, value);
            } else if (repeat.charAt(i) == ',' && largest >= 0) {
                value = -1;
            } else {
                return -1;
            }
        }
        return largest;
    }
}

package io.fairlead.provider.spi.bind;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Names of options: compared without regard to ASCII letter case, and looked up by likeness.
public final class Names {

    private static final int LONGEST = 64;

    private Names() {}

    /// Whether two names are the same but for ASCII letter case.
    public static boolean same(String one, String other) {
        return one.length() == other.length() && lower(one).equals(lower(other));
    }

    /// The name with its ASCII letters in lower case.
    public static String lower(String name) {
        var lower = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            lower.append(lower(name.charAt(i)));
        }
        return lower.toString();
    }

    /// The known name that needs the fewest edits to become this one; the first of equals; empty only if none is known.
    public static Optional<String> nearest(String name, Collection<String> known) {
        var wanted = lower(shortened(name));
        var best = Optional.<String>empty();
        var least = Integer.MAX_VALUE;
        for (var candidate : known) {
            var other = lower(shortened(candidate));
            if (Math.abs(wanted.length() - other.length()) >= least) {
                continue;
            }
            var distance = distance(wanted, other, least);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// `LoadBalancer` becomes `loadBalancer`.
    static String decapitalised(String name) {
        return lower(name.charAt(0)) + name.substring(1);
    }

    /// `RULE_LENGTH` becomes `ruleLength`.
    static String camel(Enum<?> constant) {
        var words = constant.name().split("_");
        var camel = new StringBuilder(lower(words[0]));
        for (var i = 1; i < words.length; i++) {
            camel.append(words[i].charAt(0)).append(lower(words[i].substring(1)));
        }
        return camel.toString();
    }

    /// The name as an error may show it: short, and printable.
    static String shown(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST)
                .map(c -> c < ' ' || c == 0x7f ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /// The number of edits, or the limit if it is no less.
    private static int distance(String from, String to, int limit) {
        var above = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            above = nextRow(above, from.charAt(i - 1), to, i);
            if (Arrays.stream(above).min().orElse(0) >= limit) {
                return limit;
            }
        }
        return above[to.length()];
    }

    private static int[] nextRow(int[] above, char c, String to, int first) {
        var row = new int[above.length];
        row[0] = first;
        for (var j = 1; j < row.length; j++) {
            var replaced = above[j - 1] + (c == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}

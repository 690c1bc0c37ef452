package io.fairlead.core.middleware.traffic;

import java.util.BitSet;
import java.util.List;

/// A set of status codes, written as codes and ranges of codes.
final class StatusRanges {

    private static final int LOWEST = 100;
    private static final int HIGHEST = 599;

    private final BitSet codes;

    private StatusRanges(BitSet codes) {
        this.codes = codes;
    }

    /// @throws IllegalArgumentException if a text is neither a code nor a range
    static StatusRanges parse(List<String> texts) {
        var codes = new BitSet();
        for (var text : texts) {
            for (var range : text.split(",", -1)) {
                add(codes, range.strip());
            }
        }
        return new StatusRanges(codes);
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    boolean contains(int status) {
        return codes.get(status);
    }

    private static void add(BitSet codes, String range) {
        var dash = range.indexOf('-');
        var first = code(dash < 0 ? range : range.substring(0, dash), range);
        var last = dash < 0 ? first : code(range.substring(dash + 1), range);
        if (last < first) {
            throw unfit(range);
        }
        codes.set(first, last + 1);
    }

    private static int code(String digits, String range) {
        if (digits.length() != 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw unfit(range);
        }
        var code = Integer.parseInt(digits);
        if (code < LOWEST || code > HIGHEST) {
            throw unfit(range);
        }
        return code;
    }

    private static IllegalArgumentException unfit(String range) {
        return new IllegalArgumentException(
                "status: found \"" + range + "\", expected a code such as 503 or a range such as 500-599");
    }
}

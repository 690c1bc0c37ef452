package io.fairlead.core.config;

import io.fairlead.core.rule.AddressRange;

/// Checks addresses and networks that an operator lists.
final class AddressRanges {

    private static final int LONGEST_SHOWN = 50;

    private AddressRanges() {}

    static void check(String text) {
        if (AddressRange.parse(text).isEmpty()) {
            var shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
            throw new IllegalArgumentException("an address or a network, not \"" + shown + "\"");
        }
    }
}

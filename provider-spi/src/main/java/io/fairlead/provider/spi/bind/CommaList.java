package io.fairlead.provider.spi.bind;

import java.util.ArrayList;
import java.util.List;

/// A list in one text, separated by commas, with blanks around the elements ignored.
final class CommaList {

    private CommaList() {}

    static List<String> split(String text) {
        var elements = new ArrayList<String>();
        if (trimmed(text).isEmpty()) {
            return elements;
        }
        var start = 0;
        for (var comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
            elements.add(trimmed(text.substring(start, comma)));
            start = comma + 1;
        }
        elements.add(trimmed(text.substring(start)));
        return elements;
    }

    private static String trimmed(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}

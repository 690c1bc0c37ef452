package io.fairlead.core.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/// A text with places for more, as the old grammar has them: `{name}` or `{name:pattern}`. Names mean nothing.
///
/// @param parts text and places in turn, beginning with text, which may be empty
record Template(List<Part> parts) {

    /// A piece of text, and the pattern of the place behind it; empty for a place without a pattern.
    ///
    /// @param last whether there is no place behind it
    record Part(String text, String pattern, boolean last) {}

    /// @throws RuleException if braces do not match, or a name or a pattern is empty
    static Template of(Token argument) {
        var text = argument.text();
        var parts = new ArrayList<Part>();
        var start = 0;
        for (var open = text.indexOf('{'); open >= 0; open = text.indexOf('{', start)) {
            var end = close(argument, open);
            parts.add(new Part(checked(argument, text.substring(start, open)), pattern(argument, open, end), false));
            start = end + 1;
        }
        parts.add(new Part(checked(argument, text.substring(start)), "", true));
        return new Template(List.copyOf(parts));
    }

    boolean isLiteral() {
        return parts.size() == 1;
    }

    /// The text before the first place.
    String start() {
        return parts.getFirst().text();
    }

    /// A regular expression for the whole of it, without anchors.
    ///
    /// @param usual what stands in a place without a pattern
    String regex(String usual) {
        var regex = new StringBuilder();
        for (var part : parts) {
            regex.append(Pattern.quote(part.text()));
            if (!part.last()) {
                regex.append("(?:")
                        .append(part.pattern().isEmpty() ? usual : part.pattern())
                        .append(')');
            }
        }
        return regex.toString();
    }

    private static String pattern(Token argument, int open, int end) {
        var place = argument.text().substring(open + 1, end);
        var colon = place.indexOf(':');
        if (place.isEmpty() || colon == 0 || colon == place.length() - 1) {
            throw refused(argument, "{name} or {name:pattern} with neither of them empty");
        }
        return colon < 0 ? "" : place.substring(colon + 1);
    }

    /// Where the brace that opens there is closed; patterns may have braces of their own.
    private static int close(Token argument, int open) {
        var text = argument.text();
        var depth = 0;
        for (var i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw refused(argument, "a } for each {");
    }

    private static String checked(Token argument, String text) {
        if (text.indexOf('}') >= 0) {
            throw refused(argument, "a { for each }");
        }
        return text;
    }

    private static RuleException refused(Token argument, String expected) {
        return RuleException.at(argument.column(), argument.label(), expected);
    }
}

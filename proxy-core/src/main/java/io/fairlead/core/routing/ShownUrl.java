package io.fairlead.core.routing;

/// A URL as people may see it: with a mask in place of who logs in by it (RFC 3986 section 3.2.1).
public final class ShownUrl {

    private static final String MASK = "xxxx";
    private static final String AUTHORITY = "//";

    private ShownUrl() {}

    /// The text with the mask; the same text if it is no URL with user information.
    public static String of(String text) {
        var slashes = text.indexOf(AUTHORITY);
        if (slashes < 0) {
            return text;
        }
        var start = slashes + AUTHORITY.length();
        var end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var at = text.lastIndexOf('@', end - 1);
        return at <= start ? text : text.substring(0, start) + MASK + text.substring(at);
    }
}

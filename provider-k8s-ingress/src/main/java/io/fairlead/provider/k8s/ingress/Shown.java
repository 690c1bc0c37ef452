package io.fairlead.provider.k8s.ingress;

/// Texts of a cluster as problems may show them: short, and printable.
final class Shown {

    private static final int MOST = 200;

    private Shown() {}

    static String of(String text) {
        var shown = new StringBuilder(Math.min(text.length(), MOST));
        text.codePoints()
                .limit(MOST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return text.length() > MOST && text.codePointCount(0, text.length()) > MOST
                ? shown.append("...").toString()
                : shown.toString();
    }

    /// A value of a user, in quotes.
    static String quoted(String text) {
        return "\"" + of(text) + "\"";
    }
}

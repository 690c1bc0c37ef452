package io.fairlead.provider.k8s.ingress;

/// Names in Traefik's form: letters and numbers, everything between them one `-`.
final class NormalizedName {

    private NormalizedName() {}

    static String of(String text) {
        var name = new StringBuilder(text.length());
        var gap = false;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!isLetterOrNumber(c)) {
                gap = true;
                continue;
            }
            if (gap && !name.isEmpty()) {
                name.append('-');
            }
            gap = false;
            name.appendCodePoint(c);
        }
        return name.toString();
    }

    private static boolean isLetterOrNumber(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
        var type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}

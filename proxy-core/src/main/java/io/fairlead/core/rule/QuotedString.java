package io.fairlead.core.rule;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a double-quoted string with the escapes of Go. `\x` and octal escapes are bytes, which together
/// must be UTF-8.
final class QuotedString {

    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String text;
    private final int start;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    /// @param start the position of the opening quote
    QuotedString(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start + 1;
    }

    /// The position after the closing quote, once the string was read.
    int end() {
        return at;
    }

    String read() {
        var end = start + 1;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            at = end + 1;
            return text.substring(start + 1, end);
        }
        return decoded();
    }

    /// Nearly all strings are of nothing but such letters.
    private static boolean isPlain(char letter) {
        return letter < 0x80 && letter != '"' && letter != '\\' && letter != '\n';
    }

    private String decoded() {
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
                escape();
            } else {
                plain();
            }
        }
        at++;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RuleException.at(start + 1, "bytes that are not UTF-8", "a string of Unicode characters");
        }
    }

    private void plain() {
        var point = text.codePointAt(at);
        character(point, at);
        at += Character.charCount(point);
    }

    private void escape() {
        var letter = peek();
        var simple = SIMPLE.indexOf(letter);
        if (simple >= 0) {
            at++;
            bytes.write(MEANING.charAt(simple));
        } else if (letter == 'x') {
            at++;
            bytes.write(number(2, 16));
        } else if (letter >= '0' && letter <= '7') {
            octal();
        } else if (letter == 'u' || letter == 'U') {
            unicode(letter == 'u' ? 4 : 8);
        } else {
            throw RuleException.at(
                    at, "\\" + letter, "an escape such as \\\\ (in a regular expression, write \\\\" + letter + ")");
        }
    }

    private void octal() {
        var column = at;
        var value = number(3, 8);
        if (value > 0xff) {
            throw RuleException.at(column, "an octal escape above \\377", "a byte");
        }
        bytes.write(value);
    }

    private void unicode(int digits) {
        var column = at++;
        character(number(digits, 16), column - 1);
    }

    private void character(int point, int position) {
        if (point < 0
                || point > Character.MAX_CODE_POINT
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw RuleException.at(
                    position + 1, "half of a surrogate pair or no character at all", "a Unicode character");
        }
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }

    private int number(int digits, int radix) {
        var value = 0;
        for (var i = 0; i < digits; i++) {
            var digit = Hex.digit(peek());
            if (digit < 0 || digit >= radix) {
                throw RuleException.at(at + 1, "an incomplete escape", digits + " digits");
            }
            value = value * radix + digit;
            at++;
        }
        return value;
    }

    private char peek() {
        if (at == text.length() || text.charAt(at) == '\n') {
            throw RuleException.at(start + 1, "an unfinished string", "a closing double quote");
        }
        return text.charAt(at);
    }
}

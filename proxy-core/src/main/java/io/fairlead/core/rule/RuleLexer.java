package io.fairlead.core.rule;

/// Cuts the text of a rule into tokens. Blanks, line breaks and Go comments separate them.
final class RuleLexer {

    private final String text;
    private int at;

    RuleLexer(String text) {
        this.text = text;
    }

    Token next() {
        skipBlanks();
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at + 1);
        }
        return switch (text.charAt(at)) {
            case '(' -> symbol(Token.Kind.OPEN);
            case ')' -> symbol(Token.Kind.CLOSE);
            case ',' -> symbol(Token.Kind.COMMA);
            case '!' -> symbol(Token.Kind.NOT);
            case '&' -> symbol(Token.Kind.AND);
            case '|' -> symbol(Token.Kind.OR);
            case '`' -> raw();
            case '"' -> quoted();
            case '\'' -> throw error("a single quote", "back-quotes or double quotes around a value");
            default -> name();
        };
    }

    private Token symbol(Token.Kind kind) {
        if (!text.startsWith(kind.label, at)) {
            throw error("a single " + text.charAt(at), kind.label);
        }
        var token = new Token(kind, kind.label, at + 1);
        at += kind.label.length();
        return token;
    }

    private Token name() {
        var start = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw error(
                    RulePrinter.quote(text.substring(at, text.offsetByCodePoints(at, 1))),
                    "a matcher, !, ( or an operator");
        }
        return new Token(Token.Kind.NAME, text.substring(start, at), start + 1);
    }

    private Token raw() {
        var end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw error("an unfinished string", "a closing back-quote");
        }
        var token = new Token(Token.Kind.STRING, text.substring(at + 1, end).replace("\r", ""), at + 1);
        at = end + 1;
        return token;
    }

    private Token quoted() {
        var string = new QuotedString(text, at);
        var token = new Token(Token.Kind.STRING, string.read(), at + 1);
        at = string.end();
        return token;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            var letter = text.charAt(at);
            if (letter == '/') {
                skipComment();
            } else if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        if (text.startsWith("//", at)) {
            var end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        } else if (text.startsWith("/*", at)) {
            var end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw error("an unfinished comment", "*/");
            }
            at = end + 2;
        } else {
            throw error("/", "a matcher, !, ( or an operator");
        }
    }

    private RuleException error(String found, String expected) {
        return RuleException.at(at + 1, found, expected);
    }

    private static boolean isLetter(char letter) {
        return letter == '_'
                || Ascii.lower(letter) >= 'a' && Ascii.lower(letter) <= 'z'
                || letter >= '0' && letter <= '9';
    }
}

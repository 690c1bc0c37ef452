package io.fairlead.core.service;

import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.dynamic.ServiceConfig;

/// What stands behind name and value of a cookie (RFC 6265 section 4.1). What cannot be written is left out (H-10).
final class CookieAttributes {

    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_LABEL = 63;

    private CookieAttributes() {}

    static String of(ServiceConfig.Cookie cookie) {
        return path(cookie.path().orElse("/"))
                + domain(cookie.domain().orElse(""))
                + maxAge(cookie.maxAge())
                + (cookie.httpOnly() ? "; HttpOnly" : "")
                + (cookie.secure() ? "; Secure" : "")
                + sameSite(cookie.sameSite().orElse(""));
    }

    private static String path(String path) {
        var clean = new StringBuilder();
        path.chars()
                .filter(letter -> letter >= ' ' && letter < 0x7f && letter != ';')
                .forEach(letter -> clean.append((char) letter));
        return clean.isEmpty() ? "" : "; Path=" + clean;
    }

    private static String domain(String domain) {
        var name = domain.startsWith(".") ? domain.substring(1) : domain;
        return isDomain(name) ? "; Domain=" + name : "";
    }

    private static String maxAge(long seconds) {
        return seconds == 0 ? "" : "; Max-Age=" + Math.max(0, seconds);
    }

    private static String sameSite(String value) {
        return switch (Names.lower(value)) {
            case "none" -> "; SameSite=None";
            case "lax" -> "; SameSite=Lax";
            case "strict" -> "; SameSite=Strict";
            default -> "";
        };
    }

    private static boolean isDomain(String name) {
        if (name.isEmpty() || name.length() > LONGEST_DOMAIN) {
            return false;
        }
        for (var label : name.split("\\.", -1)) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.chars().allMatch(CookieAttributes::isLetter);
    }

    private static boolean isLetter(int letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '-'
                || letter == '_';
    }
}

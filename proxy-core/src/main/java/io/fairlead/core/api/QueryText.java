package io.fairlead.core.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The parameters of a query; of several with one name the first counts.
///
/// @param values the decoded values by name
record QueryText(Map<String, String> values) {

    private static final int MOST_DIGITS = 9;

    /// @throws IllegalArgumentException if an escape is malformed
    static QueryText of(String query) {
        var values = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new QueryText(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /// A number above zero.
    ///
    /// @param otherwise what is meant if there is no such parameter
    /// @throws IllegalArgumentException if it is none
    int number(String name, int otherwise) {
        var digits = text(name);
        if (digits.isEmpty()) {
            return otherwise;
        }
        var value = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || digits.length() > MOST_DIGITS) {
                throw new IllegalArgumentException(name + " is no number");
            }
            value = 10 * value + digit;
        }
        if (value == 0) {
            throw new IllegalArgumentException(name + " is not above zero");
        }
        return value;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

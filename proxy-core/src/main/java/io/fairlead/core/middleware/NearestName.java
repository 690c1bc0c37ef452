package io.fairlead.core.middleware;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known name somebody meant.
final class NearestName {

    private NearestName() {}

    /// The known name with the smallest edit distance, if it is at most a third of the letters away.
    static Optional<String> of(String name, Collection<String> known) {
        var limit = Math.max(1, name.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= limit);
    }

    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            nextRow(row, i, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    private static void nextRow(int[] row, int i, char letter, String to) {
        var diagonal = row[0];
        row[0] = i;
        for (var j = 1; j < row.length; j++) {
            var replaced = diagonal + (lower(letter) == lower(to.charAt(j - 1)) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        }
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}

package io.fairlead.core.rule;

/// How many letters must be inserted, removed or replaced to turn one word into another.
final class EditDistance {

    private static final int LONGEST_WORD = 64;

    private EditDistance() {}

    static int of(String from, String to) {
        if (from.length() > LONGEST_WORD) {
            return from.length();
        }
        var row = new int[to.length() + 1];
        for (var column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (var i = 0; i < from.length(); i++) {
            advance(row, from.charAt(i), to);
        }
        return row[to.length()];
    }

    private static void advance(int[] row, char letter, String to) {
        var diagonal = row[0]++;
        for (var j = 1; j < row.length; j++) {
            var replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }
}

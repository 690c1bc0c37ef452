package io.fairlead.core.routing;

import java.util.HashMap;
import java.util.Map;

/// Gathers the hosts and the labels of shards into one text, equal ones once: a search in a big table then finds most
/// letters where the one before it found them.
final class Letters {

    private final Map<String, Integer> places = new HashMap<>();
    private final StringBuilder all = new StringBuilder();

    /// Where these letters stand.
    int place(String letters) {
        return places.computeIfAbsent(letters, this::append);
    }

    String text() {
        return all.toString();
    }

    private int append(String letters) {
        all.append(letters);
        return all.length() - letters.length();
    }
}

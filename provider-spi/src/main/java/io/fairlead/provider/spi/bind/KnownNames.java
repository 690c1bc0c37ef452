package io.fairlead.provider.spi.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Names among which the nearest to a wrong one is found. That costs little, however many there are: of more than
/// fifty only those are compared that begin, or end, most like it.
public final class KnownNames {

    private static final int MOST = 50;
    private static final Comparator<String> ALPHABETICAL =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final List<String> forwards;

    /// Each read from its end.
    private final List<String> backwards;

    private KnownNames(List<String> forwards, List<String> backwards) {
        this.forwards = forwards;
        this.backwards = backwards;
    }

    /// Takes names in any order.
    public static KnownNames of(Collection<String> names) {
        return new KnownNames(
                names.stream().sorted(ALPHABETICAL).toList(),
                names.size() <= MOST
                        ? List.of()
                        : names.stream()
                                .map(KnownNames::reversed)
                                .sorted(ALPHABETICAL)
                                .toList());
    }

    /// The name that needs few edits to become this one; the first of equals; empty only if none is known.
    public Optional<String> nearest(String name) {
        var candidates = new ArrayList<>(around(name, forwards));
        around(reversed(name), backwards).forEach(candidate -> candidates.add(reversed(candidate)));
        return Names.nearest(name, candidates);
    }

    private static List<String> around(String name, List<String> sorted) {
        if (sorted.size() <= MOST) {
            return sorted;
        }
        var found = Collections.binarySearch(sorted, name, ALPHABETICAL);
        var place = found < 0 ? -found - 1 : found;
        var from = Math.clamp(place - MOST / 2, 0, sorted.size() - MOST);
        return sorted.subList(from, from + MOST);
    }

    private static String reversed(String name) {
        return new StringBuilder(name).reverse().toString();
    }
}

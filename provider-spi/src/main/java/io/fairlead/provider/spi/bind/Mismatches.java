package io.fairlead.provider.spi.bind;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The places that did not fit, up to a limit.
final class Mismatches {

    private static final int MOST = 100;
    private static final int MOST_LISTED = 12;

    private final List<Mismatch> mismatches = new ArrayList<>();
    private int count;

    /// Adds one place; returns `null`, for the caller to return.
    @Nullable
    Object add(Place place, String found, String expected) {
        count++;
        if (mismatches.size() < MOST) {
            mismatches.add(new Mismatch(place.path(), found, expected));
        }
        return null;
    }

    @Nullable
    Object unknown(Place place, String key, Collection<String> known) {
        var nearest = Names.nearest(key, known)
                .map(name -> name + ", the nearest known one")
                .orElse("no options here");
        var all = known.size() > 1 && known.size() <= MOST_LISTED ? " of " + String.join(", ", known) : "";
        return add(place, Mismatch.UNKNOWN, nearest + all);
    }

    int count() {
        return count;
    }

    void refuse() {
        if (!mismatches.isEmpty()) {
            throw new BindException(mismatches);
        }
    }
}

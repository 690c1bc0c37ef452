package io.fairlead.core.routing;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.BindException;
import java.util.List;

/// One thing that is wrong with an object, as seen from the object.
///
/// @param field the path of the field inside the object; may be empty
record Fault(String field, String found, String expected) {

    /// What an exception says that was thrown while the object was made.
    static List<Fault> of(Throwable thrown) {
        if (thrown instanceof BrokenPart broken) {
            return List.of(broken.fault());
        }
        if (thrown instanceof BindException unfit && !unfit.mismatches().isEmpty()) {
            return unfit.mismatches().stream()
                    .map(place -> new Fault(place.path(), place.found(), place.expected()))
                    .toList();
        }
        var told = thrown instanceof IllegalArgumentException && thrown.getMessage() != null;
        var text = told ? thrown.getMessage() : thrown.toString();
        return List.of(new Fault("", "options that were refused (" + text + ")", "options that are accepted"));
    }

    Problem problem(String source, String object) {
        return new Problem(source, field.isEmpty() ? object : object + "." + field, found, expected);
    }

    @Override
    public String toString() {
        var text = "found " + found + ", expected " + expected;
        return field.isEmpty() ? text : field + ": " + text;
    }
}

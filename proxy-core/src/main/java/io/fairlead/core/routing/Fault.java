package io.fairlead.core.routing;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.BindException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// One thing that is wrong with an object, as seen from the object.
///
/// @param field the path of the field inside the object; may be empty
record Fault(String field, String found, String expected) {

    private static final Pattern TOLD =
            Pattern.compile("(?:([\\w.\\[\\]-]+): )?found (.*), expected (.*)", Pattern.DOTALL);

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
        var message = thrown.getMessage();
        return List.of(
                thrown instanceof IllegalArgumentException && message != null ? told(message) : surprise(thrown));
    }

    /// What somebody put into words, in the order that we use ourselves if possible.
    private static Fault told(String message) {
        var parts = TOLD.matcher(message);
        return parts.matches()
                ? new Fault(Objects.requireNonNullElse(parts.group(1), ""), parts.group(2), parts.group(3))
                : new Fault("", "options that were refused (" + message + ")", "options that are accepted");
    }

    private static Fault surprise(Throwable thrown) {
        return new Fault("", "options that failed (" + thrown + ")", "options that work");
    }

    /// This fault, in an object that lies below a key.
    Fault below(String key) {
        return new Fault(field.isEmpty() ? key : key + "." + field, found, expected);
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

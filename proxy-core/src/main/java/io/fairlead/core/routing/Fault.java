package io.fairlead.core.routing;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.BindException;
import java.util.List;

/// One thing that is wrong with an object, as seen from the object.
///
/// @param field the path of the field inside the object; may be empty
record Fault(String field, String found, String expected) {

    private static final String FOUND = "found ";
    private static final String EXPECTED = ", expected ";

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

    /// What somebody put into words: if possible in ours, `option: found this, expected that`.
    private static Fault told(String message) {
        var colon = message.indexOf(": " + FOUND);
        var start = message.startsWith(FOUND) ? 0 : colon + 2;
        var end = message.indexOf(EXPECTED, start);
        if (end < 0 || start > 0 && (colon < 1 || message.lastIndexOf(' ', colon) >= 0)) {
            return new Fault("", "options that were refused (" + message + ")", "options that are accepted");
        }
        return new Fault(
                start == 0 ? "" : message.substring(0, colon),
                message.substring(start + FOUND.length(), end),
                message.substring(end + EXPECTED.length()));
    }

    private static Fault surprise(Throwable thrown) {
        return new Fault("", "options that failed (" + thrown + ")", "options that work");
    }

    /// This fault, with what is done about it.
    Fault with(String consequence) {
        return new Fault(field, found, expected + consequence);
    }

    /// This fault, in an object that lies below a key.
    Fault below(String key) {
        return new Fault(field.isEmpty() ? key : key + "." + field, found, expected);
    }

    Problem problem(String source, String object) {
        var place = object.isEmpty() || field.isEmpty() ? object + field : object + "." + field;
        return new Problem(source, place, found, expected);
    }

    @Override
    public String toString() {
        var text = "found " + found + ", expected " + expected;
        return field.isEmpty() ? text : field + ": " + text;
    }
}

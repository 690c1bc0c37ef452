package io.fairlead.provider.k8s.ingress;

import java.util.function.Supplier;

/// A path that gets no router.
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final transient Supplier<String> expected;

    RefusedException(String field, String found, String expected) {
        this(field, found, () -> expected);
    }

    /// @param expected asked only if there is room for the words
    RefusedException(String field, String found, Supplier<String> expected) {
        super(found, null, false, false);
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    RefusedException at(String place) {
        return new RefusedException(place, found, expected);
    }

    String field() {
        return field;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected.get() + "; this path is left out";
    }
}

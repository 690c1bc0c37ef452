package io.fairlead.provider.k8s.ingress;

/// A path that gets no router.
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final String expected;

    RefusedException(String field, String found, String expected) {
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
        return expected + "; this path is left out";
    }
}

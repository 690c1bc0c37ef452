package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;

/// A path that gets no router.
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final String expected;

    RefusedException(String field, String found, String expected) {
        super(found);
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    RefusedException at(String place) {
        return new RefusedException(place, found, expected);
    }

    Problem problem(Source source) {
        return source.problem(field, found, expected + "; this path is left out");
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

/// A field of an object that does not hold what it should.
public final class FieldException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final String expected;

    FieldException(String field, String found, String expected) {
        super(field + ": found " + found + ", expected " + expected);
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    /// The path of the field.
    public String field() {
        return field;
    }

    /// What stands there.
    public String found() {
        return found;
    }

    /// What should stand there.
    public String expected() {
        return expected;
    }
}

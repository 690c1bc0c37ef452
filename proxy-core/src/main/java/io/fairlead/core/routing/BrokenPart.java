package io.fairlead.core.routing;

/// Carries a fault out of the making of a part.
final class BrokenPart extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    BrokenPart(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}

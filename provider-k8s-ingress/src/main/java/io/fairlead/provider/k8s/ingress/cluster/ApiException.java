package io.fairlead.provider.k8s.ingress.cluster;

/// An API server did not do what it was asked.
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    ApiException(Failure failure) {
        super(failure.text());
        this.failure = failure;
    }

    /// Why.
    public Failure failure() {
        return failure;
    }
}

package io.fairlead.provider.k8s.ingress.lease;

/// Tells whether to write.
@FunctionalInterface
public interface Leadership {

    /// As it is now. Any thread may ask, and asks again before each write.
    Standing standing();
}

import org.jspecify.annotations.NullMarked;

/// The Kubernetes Ingress provider.
@NullMarked
module io.fairlead.provider.k8s.ingress {
    requires io.fairlead.provider.spi;
    requires static org.jspecify;
}

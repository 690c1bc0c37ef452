package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Puts what the Ingresses come to together, the oldest first: names that several want, the default backend, of which
/// there is one, and certificates, each of which counts once.
final class Assembly implements Naming.Named {

    /// By the text that Traefik has as a key, and where that is the same for two, by what they are.
    static final Comparator<ObjectKey> BY_TEXT = Comparator.comparing(
                    (ObjectKey key) -> key.namespace() + "-" + key.name())
            .thenComparing(ObjectKey::namespace);

    private final DynamicConfiguration.Builder builder = DynamicConfiguration.builder();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Naming naming = new Naming(this, problems::add);
    private final TreeMap<ObjectKey, TlsCertificateConfig> certificates = new TreeMap<>(BY_TEXT);

    Assembly(List<Problem> problems) {
        this.problems.addAll(problems);
    }

    void add(IngressPart part) {
        problems.addAll(part.problems());
        certificates.putAll(part.certificates());
        naming.add(part);
    }

    @Override
    public void service(ServicePart part, String name) {
        builder.service(name, part.config());
    }

    @Override
    public void router(Source source, RouterPart part, String name, RouterConfig router) {
        builder.router(name, router, source.origin(part.position()));
    }

    /// @param selected the Ingresses that were added
    Translation translation(List<Ingress> selected) {
        certificates.values().forEach(builder::certificate);
        return new Translation(builder.build(), List.copyOf(problems), selected);
    }
}

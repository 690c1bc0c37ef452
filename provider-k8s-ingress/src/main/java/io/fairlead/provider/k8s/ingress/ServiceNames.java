package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.ServicePart.Identity;
import io.fairlead.provider.spi.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Gives services their names. A name is a label for people; what a service is, is its identity. The first to ask for
/// a label gets it.
final class ServiceNames {

    private final Naming.Named named;
    private final Consumer<Problem> problems;
    private final Map<String, ServicePart> owners = new HashMap<>();
    private final Map<Identity, String> names = new HashMap<>();

    ServiceNames(Naming.Named named, Consumer<Problem> problems) {
        this.named = named;
        this.problems = problems;
    }

    /// The name of a service, which is added when it is asked for the first time.
    String of(ServicePart part) {
        var known = names.get(part.identity());
        if (known != null) {
            return known;
        }
        var name = claim(part);
        names.put(part.identity(), name);
        named.service(part, name);
        return name;
    }

    private String claim(ServicePart part) {
        var label = part.label();
        var owner = owners.putIfAbsent(label, part);
        if (owner == null) {
            return label;
        }
        var name = label + "-" + RuleHash.of(part.identity().text());
        while (owners.putIfAbsent(name, part) != null) {
            name += "-2";
        }
        problems.accept(part.source()
                .problem(
                        "metadata.name",
                        "a name that " + owner.source().label() + " has: " + label,
                        "a name of its own; it is called " + Shown.of(name)));
        return name;
    }
}

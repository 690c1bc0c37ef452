package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Gives routers their names, and sees where two Ingresses want the same requests. The first one, which is the oldest,
/// keeps both name and requests.
final class RouterNames {

    private final Naming.Named named;
    private final Consumer<Problem> problems;
    private final Map<String, Source> owners = new HashMap<>();
    private final Map<Requests, Source> claims = new HashMap<>();

    RouterNames(Naming.Named named, Consumer<Problem> problems) {
        this.named = named;
        this.problems = problems;
    }

    void add(Source source, RouterPart part, String service) {
        var name = claim(source, part);
        named.router(source, part, name, part.to(service));
        var first = claims.putIfAbsent(Requests.of(part.router()), source);
        if (first != null && first != source) {
            problems.accept(source.problem(
                    part.field(), "host and path of " + first.label(), "those of no other; the older one counts"));
        }
    }

    private String claim(Source source, RouterPart part) {
        var label = part.label();
        var owner = owners.putIfAbsent(label, source);
        if (owner == null) {
            return label;
        }
        var name = label + "-" + RuleHash.of(source.key() + "/" + part.router().rule());
        while (owners.putIfAbsent(name, source) != null) {
            name += "-2";
        }
        problems.accept(source.problem(
                part.field(),
                "a router name that " + owner.label() + " has: " + label,
                "a name of its own; it is called " + Shown.of(name)));
        return name;
    }
}

package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives routers their names. A name is a label for people; what a router is, is its Ingress and its rule.
final class RouterNames {

    private final DynamicConfiguration.Builder builder;
    private final List<Problem> problems;
    private final Map<String, Identity> taken = new HashMap<>();

    RouterNames(DynamicConfiguration.Builder builder, List<Problem> problems) {
        this.builder = builder;
        this.problems = problems;
    }

    /// Adds the routers of one Ingress. Those that would share a name are told apart by their rules, all of them.
    void add(Source source, List<Candidate> candidates) {
        var counts = candidates.stream().collect(Collectors.groupingBy(Candidate::label, Collectors.counting()));
        for (var candidate : candidates) {
            var label = candidate.label();
            var shared = counts.getOrDefault(label, 1L) > 1;
            add(
                    source,
                    candidate,
                    shared ? label + "-" + RuleHash.of(candidate.router().rule()) : label);
        }
    }

    private void add(Source source, Candidate candidate, String label) {
        var identity = new Identity(source.key(), candidate.router().rule());
        var owner = taken.putIfAbsent(label, identity);
        var name = label;
        if (identity.equals(owner)) {
            problems.add(source.problem(
                    candidate.field(), "the host and path of another path", "each once; the last one counts"));
        } else if (owner != null) {
            name = label + "-" + RuleHash.of(identity.text());
            problems.add(source.problem(
                    candidate.field(),
                    "a router name that Ingress " + owner.ingress() + " has: " + label,
                    "a name of its own; it is called " + name));
        }
        builder.router(name, candidate.router(), source.origin(candidate.position()));
    }

    /// A router that wants a name.
    ///
    /// @param label the name that it has unless another has it
    /// @param position its place in the Ingress
    /// @param field that place, for problems
    record Candidate(String label, RouterConfig router, int position, String field) {}

    private record Identity(ObjectKey ingress, String rule) {

        String text() {
            return ingress + "/" + rule;
        }
    }
}

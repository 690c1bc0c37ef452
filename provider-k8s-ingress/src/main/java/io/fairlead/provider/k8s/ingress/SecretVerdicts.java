package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the core, which alone reads certificates and keys, finds wrong with a Secret, said of the Ingresses that name
/// it.
final class SecretVerdicts {

    private static final int MOST_OF_A_SECRET = 50;

    private final Settings settings;
    private volatile ClusterState state = ClusterState.EMPTY;

    SecretVerdicts(Settings settings) {
        this.settings = settings;
    }

    /// From now on the Ingresses are these.
    void follow(ClusterState next) {
        state = next;
    }

    /// The problems, and those of Secrets once more for our Ingresses that name one: of each Secret the oldest few, so
    /// that one which a thousand Ingresses name leaves room for others.
    List<Problem> spread(List<Problem> verdicts) {
        var secrets = verdicts.stream()
                .filter(problem -> secret(problem).isPresent())
                .collect(Collectors.groupingBy(problem -> secret(problem).orElseThrow()));
        if (secrets.isEmpty()) {
            return verdicts;
        }
        var all = new ArrayList<>(verdicts);
        var counts = new HashMap<ObjectKey, Integer>();
        var now = state;
        for (var ingress : ours(now)) {
            var entries = new Certificates(now).entries(ingress);
            entries.keySet().retainAll(secrets.keySet());
            if (!entries.isEmpty() && isUsable(ingress)) {
                entries.forEach((secret, entry) -> secrets.getOrDefault(secret, List.of()).stream()
                        .filter(_ -> counts.merge(secret, 1, Integer::sum) <= MOST_OF_A_SECRET)
                        .forEach(problem -> all.add(told(ingress, entry, secret, problem))));
            }
        }
        return all;
    }

    /// An Ingress that is left out loads nothing.
    private boolean isUsable(Ingress ingress) {
        var source = new Source("Ingress", ingress.metadata());
        return RouterAnnotations.read(source, settings.mayCross(source.key().namespace()))
                .problems()
                .usable();
    }

    private List<Ingress> ours(ClusterState now) {
        var selection = ClassSelection.of(settings, now.classes());
        return now.ingresses().stream().filter(selection::selects).toList();
    }

    private static Problem told(Ingress ingress, int entry, ObjectKey secret, Problem problem) {
        return new Source("Ingress", ingress.metadata())
                .problem(
                        Certificates.field(entry),
                        Certificates.SECRET + " " + secret + " with " + problem.found(),
                        problem.expected());
    }

    private static Optional<ObjectKey> secret(Problem problem) {
        return problem.subject()
                .filter(subject -> subject.kind().equals(Certificates.SECRET))
                .map(subject -> new ObjectKey(subject.namespace(), subject.name()));
    }
}

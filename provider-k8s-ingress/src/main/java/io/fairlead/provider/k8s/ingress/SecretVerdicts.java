package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the core, which alone reads certificates and keys, finds wrong with a Secret, said of the Ingresses that name
/// it.
final class SecretVerdicts {

    private final Settings settings;
    private volatile ClusterState state = ClusterState.EMPTY;

    SecretVerdicts(Settings settings) {
        this.settings = settings;
    }

    /// From now on the Ingresses are these.
    void follow(ClusterState next) {
        state = next;
    }

    /// The problems, and those of Secrets once more for each of our Ingresses that names one.
    List<Problem> spread(List<Problem> verdicts) {
        var secrets = verdicts.stream()
                .filter(problem -> secret(problem).isPresent())
                .collect(Collectors.groupingBy(problem -> secret(problem).orElseThrow()));
        return secrets.isEmpty()
                ? verdicts
                : Stream.concat(verdicts.stream(), ours(state).flatMap(ingress -> spread(ingress, secrets)))
                        .toList();
    }

    private Stream<Ingress> ours(ClusterState now) {
        var selection = ClassSelection.of(settings, now.classes());
        return now.ingresses().stream().filter(selection::selects);
    }

    /// Each Secret once, where the Ingress names it first.
    private static Stream<Problem> spread(Ingress ingress, Map<ObjectKey, List<Problem>> secrets) {
        var source = new Source("Ingress", ingress.metadata());
        var fields = new LinkedHashMap<ObjectKey, String>();
        for (var i = 0; i < ingress.tlsSecrets().size(); i++) {
            var secret =
                    new ObjectKey(source.key().namespace(), ingress.tlsSecrets().get(i));
            if (secrets.containsKey(secret)) {
                fields.putIfAbsent(secret, Certificates.field(i));
            }
        }
        return fields.entrySet().stream()
                .flatMap(place -> secrets.getOrDefault(place.getKey(), List.of()).stream()
                        .map(problem -> source.problem(
                                place.getValue(),
                                Certificates.SECRET + " " + place.getKey() + " with " + problem.found(),
                                problem.expected())));
    }

    private static Optional<ObjectKey> secret(Problem problem) {
        return problem.subject()
                .filter(subject -> subject.kind().equals(Certificates.SECRET))
                .map(subject -> new ObjectKey(subject.namespace(), subject.name()));
    }
}

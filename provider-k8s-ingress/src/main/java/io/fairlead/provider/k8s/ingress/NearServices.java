package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.bind.KnownNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which Service somebody may have meant who names one that is not there: one of the same namespace, never another.
/// Nothing is looked at before somebody asks.
final class NearServices {

    /// Who names thousands of Services that are not there needs no hint.
    private static final int MOST = 1_000;

    private final ClusterState state;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, KnownNames> known = new HashMap<>();
    private final Map<ObjectKey, Optional<String>> nearest = new HashMap<>();

    NearServices(ClusterState state) {
        this.state = state;
    }

    /// What is expected where a Service is missing.
    String expected(ObjectKey missing) {
        var perhaps = nearest(missing).map(name -> ", perhaps " + Shown.of(name));
        return "one in the namespace of the Ingress" + perhaps.orElse("");
    }

    private Optional<String> nearest(ObjectKey missing) {
        return nearest.size() < MOST || nearest.containsKey(missing)
                ? nearest.computeIfAbsent(missing, this::find)
                : Optional.empty();
    }

    private Optional<String> find(ObjectKey missing) {
        return missing.name().isEmpty()
                ? Optional.empty()
                : known.computeIfAbsent(missing.namespace(), this::known).nearest(missing.name());
    }

    private KnownNames known(String namespace) {
        if (names.isEmpty()) {
            state.services()
                    .forEach((key, _) -> names.computeIfAbsent(key.namespace(), _ -> new ArrayList<>())
                            .add(key.name()));
        }
        return KnownNames.of(names.getOrDefault(namespace, List.of()));
    }
}

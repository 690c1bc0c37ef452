package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Translates one state of a cluster after the other, with what [IngressTranslator] makes of the last one as the
/// result. An Ingress is translated again only if it, or something that it names, is not the same as before. Which
/// Service somebody may have meant is as it was when the problem was found: else a new Service would make old problems
/// new ones. For one thread.
final class IncrementalTranslator {

    private final Settings settings;
    private final IncrementalAssembly assembly = new IncrementalAssembly();
    private final Readers readers = new Readers();
    private ClusterState before = ClusterState.EMPTY;
    private SharedMap<ObjectKey, Ingress> selected = SharedMap.empty();

    IncrementalTranslator(Settings settings) {
        this.settings = settings;
    }

    Translation next(ClusterState state) {
        var selection = ClassSelection.of(settings, state.classes());
        var single = new SingleIngress(state, settings);
        var changes = new LinkedHashMap<ObjectKey, Optional<IngressPart>>();
        var ours = selected.edit();
        for (var key : suspects(state)) {
            var ingress = state.ingress(key).filter(selection::selects);
            readers.replace(key, Optional.ofNullable(selected.get(key)), ingress);
            ingress.ifPresentOrElse(some -> ours.put(key, some), () -> ours.remove(key));
            changes.put(key, ingress.map(single::translate));
        }
        selected = ours.build();
        before = state;
        assembly.apply(changes);
        return new Translation(assembly.configuration(), problems(state), selected.values());
    }

    private List<Problem> problems(ClusterState state) {
        var all = new ArrayList<>(state.problems());
        all.addAll(assembly.problems());
        return all;
    }

    private Set<ObjectKey> suspects(ClusterState state) {
        var suspects = new HashSet<>(SharedMap.differences(before.ingressesByKey(), state.ingressesByKey()));
        if (!sameSurroundings(state)) {
            suspects.addAll(state.ingressesByKey().keySet());
            return suspects;
        }
        var services = new HashSet<>(SharedMap.differences(before.services(), state.services()));
        services.addAll(SharedMap.differences(before.slices(), state.slices()));
        services.addAll(SharedMap.differences(before.endpoints(), state.endpoints()));
        services.forEach(service -> suspects.addAll(readers.ofService(service)));
        SharedMap.differences(before.secrets(), state.secrets())
                .forEach(secret -> suspects.addAll(readers.ofSecret(secret)));
        return suspects;
    }

    private boolean sameSurroundings(ClusterState state) {
        return before.classes().equals(state.classes())
                && before.nodes().equals(state.nodes())
                && before.addresses() == state.addresses();
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Comparator;
import java.util.List;

/// The values of a map in an order; sorted again only when the map is another one.
final class SortedValues<V> {

    private final Comparator<? super V> order;
    private SharedMap<ObjectKey, V> known = SharedMap.empty();
    private List<V> sorted = List.of();

    SortedValues(Comparator<? super V> order) {
        this.order = order;
    }

    List<V> of(SharedMap<ObjectKey, V> map) {
        if (map != known) {
            sorted = map.values().stream().sorted(order).toList();
            known = map;
        }
        return sorted;
    }
}

package io.fairlead.provider.spi.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the component that a key means.
final class ComponentKeys {

    private final List<String> names;
    private final Optional<String> rest;
    private final Mismatches mismatches;

    ComponentKeys(Class<?> record, Mismatches mismatches) {
        this.names = Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(Rest.class))
                .filter(component -> !component.isAnnotationPresent(Unwritten.class))
                .map(RecordComponent::getName)
                .toList();
        this.rest = rest(record);
        this.mismatches = mismatches;
    }

    static Optional<String> rest(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Rest.class))
                .map(RecordComponent::getName)
                .findFirst();
    }

    /// The values by component; unknown keys and keys that come twice are mismatches.
    Map<String, Object> sort(Map<String, Object> entries, Place place) {
        var values = new LinkedHashMap<String, Object>();
        var others = new LinkedHashMap<String, Object>();
        entries.forEach((key, value) -> {
            var name = component(key);
            if (name != null && values.putIfAbsent(name, value) != null) {
                mismatches.add(place.child(key), "the option a second time", "it once; letter case does not count");
            } else if (name == null && rest.isPresent()) {
                others.put(key, value);
            } else if (name == null) {
                mismatches.unknown(place.child(key), key, names);
            }
        });
        rest.filter(name -> !others.isEmpty()).ifPresent(name -> values.put(name, others));
        return values;
    }

    private @Nullable String component(String key) {
        for (var name : names) {
            if (Names.same(name, key)) {
                return name;
            }
        }
        return null;
    }
}

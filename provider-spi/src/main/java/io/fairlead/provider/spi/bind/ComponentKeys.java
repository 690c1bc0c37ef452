package io.fairlead.provider.spi.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the component that a key means.
final class ComponentKeys {

    private final List<String> names;
    private final Mismatches mismatches;

    ComponentKeys(Class<?> record, Mismatches mismatches) {
        this.names = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        this.mismatches = mismatches;
    }

    /// The values by component; unknown keys and keys that come twice are mismatches.
    Map<String, Object> sort(Map<String, Object> entries, Place place) {
        var values = new LinkedHashMap<String, Object>();
        entries.forEach((key, value) -> {
            var name = component(key);
            if (name == null) {
                mismatches.unknown(place.child(key), key, names);
            } else if (values.putIfAbsent(name, value) != null) {
                mismatches.add(place.child(key), "the option a second time", "it once; letter case does not count");
            }
        });
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

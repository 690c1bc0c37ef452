package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The objects of one kind and provider under their full names.
///
/// @param source what the provider published
/// @param named the same by full name, without those whose name cannot be one
/// @param problems the names that cannot be one
record Qualified<V>(Map<String, V> source, Map<String, V> named, List<Problem> problems) {

    static <V> Qualified<V> none() {
        return new Qualified<>(Map.of(), Map.of(), List.of());
    }

    /// What has become of these objects.
    ///
    /// @param problem what to say of a name
    Qualified<V> next(Map<String, V> objects, String provider, Function<String, Problem> problem) {
        if (objects == source) {
            return this;
        }
        var next =
                objects instanceof SharedMap<String, V> shared ? edited(shared, provider) : copied(objects, provider);
        var wrong = next.size() == objects.size()
                ? List.<Problem>of()
                : objects.keySet().stream()
                        .filter(name -> !isName(name))
                        .map(problem)
                        .toList();
        return new Qualified<>(objects, next, wrong);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('@') < 0;
    }

    private Map<String, V> edited(SharedMap<String, V> objects, String provider) {
        var before = SharedMap.<String, V>empty();
        var all = SharedMap.<String, V>empty();
        if (source instanceof SharedMap<String, V> old && named instanceof SharedMap<String, V> known) {
            before = old;
            all = known;
        }
        var editor = all.edit();
        for (var name : objects.changedSince(before)) {
            var object = objects.get(name);
            var fullName = name + "@" + provider;
            if (object == null) {
                editor.remove(fullName);
            } else if (isName(name)) {
                editor.put(fullName, object);
            }
        }
        return editor.build();
    }

    private static <V> Map<String, V> copied(Map<String, V> objects, String provider) {
        var named = new LinkedHashMap<String, V>();
        objects.forEach((name, object) -> {
            if (isName(name)) {
                named.put(name + "@" + provider, object);
            }
        });
        return Collections.unmodifiableMap(named);
    }
}

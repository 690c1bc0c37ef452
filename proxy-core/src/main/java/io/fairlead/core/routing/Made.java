package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of the objects of one kind, by full name.
///
/// @param unsettled those that are tried again each time: what they lack may have come meanwhile
/// @param faulty those with which something is wrong
record Made<T>(
        SharedMap<String, Outcome<T>> all,
        SharedMap<String, Outcome<T>> unsettled,
        SharedMap<String, Outcome<T>> faulty) {

    static <T> Made<T> none() {
        return new Made<>(SharedMap.empty(), SharedMap.empty(), SharedMap.empty());
    }

    /// Parts that are alive, by name.
    static <T> Made<T> of(Map<String, Part<T>> parts) {
        var all = SharedMap.<String, Outcome<T>>empty().edit();
        parts.forEach((name, part) -> all.put(name, new Outcome.Ready<>(part)));
        return new Made<>(all.build(), SharedMap.empty(), SharedMap.empty());
    }

    /// The same with another outcome of some of them.
    ///
    /// @param outcome that of a name; `null` if there is no such object any more
    Made<T> with(Collection<String> names, Function<String, @Nullable Outcome<T>> outcome) {
        var nextAll = all.edit();
        var nextUnsettled = unsettled.edit();
        var nextFaulty = faulty.edit();
        for (var name : names) {
            var next = outcome.apply(name);
            put(nextAll, name, next, next != null);
            put(nextUnsettled, name, next, next != null && !isSettled(next));
            put(nextFaulty, name, next, next != null && !next.faults().isEmpty());
        }
        return new Made<>(nextAll.build(), nextUnsettled.build(), nextFaulty.build());
    }

    private static <V> void put(SharedMap.Editor<String, V> map, String name, @Nullable V value, boolean belongs) {
        if (belongs && value != null) {
            map.put(name, value);
        } else {
            map.remove(name);
        }
    }

    /// All that is alive.
    Stream<Part<T>> ready() {
        return all.values().stream().flatMap(outcome -> part(outcome).stream());
    }

    /// What is alive here and not there, among some names.
    List<Part<T>> without(Made<T> other, Set<String> names) {
        return names.stream()
                .flatMap(name -> part(all.get(name)).stream()
                        .filter(part -> !part(other.all.get(name)).contains(part)))
                .toList();
    }

    private static <T> List<Part<T>> part(@Nullable Outcome<T> outcome) {
        return outcome instanceof Outcome.Ready<T>(var part) ? List.of(part) : List.of();
    }

    private static boolean isSettled(Outcome<?> outcome) {
        return outcome instanceof Outcome.Ready<?>(var part)
                && part.dependencies().stream().allMatch(dependency -> dependency.answer() instanceof Outcome.Ready<?>);
    }
}

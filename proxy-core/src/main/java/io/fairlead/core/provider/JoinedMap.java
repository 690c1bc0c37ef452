package io.fairlead.core.provider;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What several providers define of one kind, side by side: nothing is copied. No two have a key in common.
///
/// Each provider's entries stand in the order of its document; where that has no order, in that of their names.
final class JoinedMap<V> extends AbstractMap<String, V> {

    private final SequencedMap<String, Map<String, V>> parts;

    /// @param parts unmodifiable maps by provider
    JoinedMap(SequencedMap<String, Map<String, V>> parts) {
        this.parts = parts;
    }

    Set<String> providers() {
        return parts.keySet();
    }

    Map<String, V> part(String provider) {
        return parts.getOrDefault(provider, Map.of());
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        for (var part : parts.values()) {
            var value = part.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return parts.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new Entries();
    }

    private static <V> Stream<Entry<String, V>> ordered(Map<String, V> part) {
        var entries = part.entrySet().stream();
        return part instanceof SharedMap ? entries.sorted(Comparator.comparing(Entry::getKey)) : entries;
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return parts.values().stream().flatMap(JoinedMap::ordered).iterator();
        }

        @Override
        public int size() {
            return JoinedMap.this.size();
        }
    }
}

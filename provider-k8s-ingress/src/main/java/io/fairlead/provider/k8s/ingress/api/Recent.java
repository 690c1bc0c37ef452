package io.fairlead.provider.k8s.ingress.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers the newest entries, up to a number. For one thread.
public final class Recent<K, V> {

    private final Map<K, V> entries;

    /// @param most how many are remembered
    public Recent(int most) {
        entries = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// What is remembered of a key.
    public Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// Remembers it as the newest.
    public void put(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
    }

    /// Forgets it.
    public void remove(K key) {
        entries.remove(key);
    }

    /// How many are remembered.
    public int size() {
        return entries.size();
    }
}

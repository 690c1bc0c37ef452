package io.fairlead.provider.spi.dynamic;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An unmodifiable map that shares with the map it was made from all that did not change. To change a few entries of
/// many costs little, and so does telling which they were.
///
/// A provider that publishes thousands of objects and changes few at a time keeps one of these and publishes it in a
/// [HttpConfiguration]; any other map will do as well. The order of its entries means nothing.
public final class SharedMap<K, V> extends AbstractMap<K, V> {

    /// The entries of a shard, on average, at which there become twice as many shards.
    private static final int FULL = 12;

    private static final Map<?, ?> NOTHING = Map.of();
    private static final SharedMap<?, ?> EMPTY = new SharedMap<>(blank(1), 0);

    /// Never written to once they are here.
    private final Map<K, V>[] shards;

    private final int size;

    private SharedMap(Map<K, V>[] shards, int size) {
        this.shards = shards;
        this.size = size;
    }

    /// A map without entries.
    @SuppressWarnings("unchecked")
    public static <K, V> SharedMap<K, V> empty() {
        return (SharedMap<K, V>) EMPTY;
    }

    /// The same entries; the map itself if it is one of these.
    public static <K, V> SharedMap<K, V> copyOf(Map<K, V> map) {
        if (map instanceof SharedMap<K, V> shared) {
            return shared;
        }
        var editor = SharedMap.<K, V>empty().edit();
        map.forEach(editor::put);
        return editor.build();
    }

    /// Begins another map with what is in this one.
    public Editor<K, V> edit() {
        return new Editor<>(this);
    }

    /// The keys that have another value in this map than in that one, or are in one of them only. Costs little if one
    /// was made from the other by few changes.
    public Set<K> changedSince(SharedMap<K, V> before) {
        if (this == before) {
            return Set.of();
        }
        var changed = new LinkedHashSet<K>();
        if (shards.length != before.shards.length) {
            compare(before, this, changed);
            return changed;
        }
        for (var i = 0; i < shards.length; i++) {
            if (shards[i] != before.shards[i]) {
                compare(before.shards[i], shards[i], changed);
            }
        }
        return changed;
    }

    /// The keys that have another value in one map than in the other, or are in one of them only; see [#changedSince].
    public static <K, V> Set<K> differences(Map<K, V> before, Map<K, V> after) {
        if (before instanceof SharedMap<K, V> one && after instanceof SharedMap<K, V> other) {
            return other.changedSince(one);
        }
        var changed = new LinkedHashSet<K>();
        if (before != after) {
            compare(before, after, changed);
        }
        return changed;
    }

    private static <K, V> void compare(Map<K, V> before, Map<K, V> after, Set<K> changed) {
        if (before.isEmpty()) {
            after.forEach((key, _) -> changed.add(key));
            return;
        }
        after.forEach((key, value) -> {
            var old = before.get(key);
            if (value != old && !value.equals(old)) {
                changed.add(key);
            }
        });
        before.keySet().forEach(key -> {
            if (!after.containsKey(key)) {
                changed.add(key);
            }
        });
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return key == null ? null : shards[place(key, shards.length)].get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (var shard : shards) {
            shard.forEach(action);
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new Entries();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedMap<?, ?> that && that.shards.length == shards.length
                ? that.size == size && Arrays.equals(shards, that.shards)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    private static int place(Object key, int shards) {
        var hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 15) & shards - 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <K, V> Map<K, V>[] blank(int number) {
        Map<K, V>[] shards = new Map[number];
        Arrays.fill(shards, NOTHING);
        return shards;
    }

    private final class Entries extends AbstractSet<Entry<K, V>> {

        @Override
        public Iterator<Entry<K, V>> iterator() {
            return Arrays.stream(shards)
                    .flatMap(shard -> shard.entrySet().stream())
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .iterator();
        }

        @Override
        public int size() {
            return size;
        }
    }

    /// Makes a map of another one. For one thread.
    public static final class Editor<K, V> {

        private SharedMap<K, V> origin;
        private Map<K, V>[] shards;
        private int size;

        private Editor(SharedMap<K, V> origin) {
            this.origin = origin;
            this.shards = origin.shards;
            this.size = origin.size;
        }

        /// The value so far, or `null`.
        public @Nullable V get(K key) {
            return shards[place(key, shards.length)].get(key);
        }

        /// Adds an entry, or gives it another value.
        public Editor<K, V> put(K key, V value) {
            if (get(key) != value) {
                if (own(place(key, shards.length)).put(key, value) == null) {
                    size++;
                }
                if (size > FULL * shards.length) {
                    spread();
                }
            }
            return this;
        }

        /// Takes an entry out, if there is one.
        public Editor<K, V> remove(K key) {
            if (get(key) != null) {
                own(place(key, shards.length)).remove(key);
                size--;
            }
            return this;
        }

        /// The map so far; the editor can go on.
        public SharedMap<K, V> build() {
            if (shards != origin.shards) {
                origin = new SharedMap<>(shards, size);
            }
            return origin;
        }

        private Map<K, V> own(int place) {
            if (shards == origin.shards) {
                shards = shards.clone();
            }
            var isShared = shards.length == origin.shards.length && shards[place] == origin.shards[place];
            if (isShared || shards[place] == NOTHING) {
                shards[place] = new HashMap<>(shards[place]);
            }
            return shards[place];
        }

        private void spread() {
            Map<K, V>[] wider = blank(shards.length * 2);
            for (var shard : shards) {
                shard.forEach((key, value) -> {
                    var place = place(key, wider.length);
                    if (wider[place] == NOTHING) {
                        wider[place] = HashMap.newHashMap(FULL);
                    }
                    wider[place].put(key, value);
                });
            }
            shards = wider;
        }
    }
}

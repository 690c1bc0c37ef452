package io.fairlead.provider.spi.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedMapTest {

    @Test
    void isAMapLikeAnyOther() {
        for (var seed = 0L; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            var expected = new HashMap<String, Integer>();
            var map = SharedMap.<String, Integer>empty();
            for (var step = 0; step < 60; step++) {
                var before = map;
                var old = Map.copyOf(expected);
                map = changed(random, map, expected);
                assertThat(map).isEqualTo(expected).hasSize(expected.size());
                assertThat(expected).isEqualTo(map);
                assertThat(map.hashCode()).isEqualTo(expected.hashCode());
                assertThat(before).as("the map before").isEqualTo(old);
                assertThat(map.changedSince(before)).isEqualTo(differences(old, expected));
            }
        }
    }

    @Test
    void isTheSameWhereNothingChanged() {
        var map = SharedMap.copyOf(Map.of("a", "1", "b", "2"));

        assertThat(map.edit().put("a", map.get("a")).remove("c").build()).isSameAs(map);
        assertThat(SharedMap.copyOf(map)).isSameAs(map);
        assertThat(map.changedSince(map)).isEmpty();
    }

    @Test
    void keysOfOneHashAreKeptApart() {
        var editor = SharedMap.<String, Integer>empty().edit();
        for (var i = 0; i < 1 << 10; i++) {
            editor.put(colliding(i, 10), i);
        }
        var map = editor.build();

        assertThat(map).hasSize(1 << 10);
        assertThat(map.get(colliding(77, 10))).isEqualTo(77);
    }

    private static SharedMap<String, Integer> changed(
            SplittableRandom random, SharedMap<String, Integer> map, Map<String, Integer> expected) {
        var editor = map.edit();
        for (var i = random.nextInt(40); i > 0; i--) {
            var key = "key-" + random.nextInt(400);
            if (random.nextInt(3) == 0) {
                editor.remove(key);
                expected.remove(key);
            } else {
                var value = random.nextInt(5);
                editor.put(key, value);
                expected.put(key, value);
            }
        }
        return editor.build();
    }

    private static HashSet<String> differences(Map<String, Integer> before, Map<String, Integer> after) {
        var keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> before.containsKey(key) && before.get(key).equals(after.get(key)));
        return keys;
    }

    /// `Aa` and `BB` have the same hash.
    private static String colliding(int number, int bits) {
        var text = new StringBuilder();
        for (var bit = 0; bit < bits; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}

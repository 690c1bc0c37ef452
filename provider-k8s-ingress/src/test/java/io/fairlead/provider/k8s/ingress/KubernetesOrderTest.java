package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KubernetesOrderTest {

    private static final long RESERVED = 9_223_372_036_854_774_807L;

    /// The first of them takes a request that several match.
    private static final List<Long> ORDER = List.of(
            of("a.test", "/foo/bar", "PathPrefix"),
            of("a.test", "/foo/", "Path"),
            of("a.test", "/foo", "Path"),
            of("a.test", "/foo/", "PathPrefix"),
            of("a.test", "/foo", "PathRegexp"),
            of("a.test", "/", "Path"),
            of("a.test", "/", "PathPrefix"),
            of("a.test", "", "PathPrefix"),
            of("*.test", "/foo/bar/and/more", "Path"),
            of("*.test", "", "PathPrefix"),
            of("", "/foo/bar/and/more/of/it", "Path"),
            of("", "/", "PathPrefix"));

    @Test
    void hostsThenLengthThenExact() {
        var shuffled = new ArrayList<>(ORDER);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(Collections.reverseOrder());
        assertThat(shuffled).isEqualTo(ORDER);
    }

    @Test
    void aSlashAtTheEndOfAPrefixDoesNotCount() {
        assertThat(of("a.test", "/foo/", "PathPrefix")).isEqualTo(of("a.test", "/foo", "PathPrefix"));
    }

    @Test
    void everyPriorityIsOneThatARouterMayHave() {
        assertThat(of("", "", "PathRegexp")).isPositive();
        assertThat(of("a.test", "/" + "x".repeat(1 << 20), "Path")).isLessThan(RESERVED);
        assertThat(of("*", "/", "PathPrefix")).isEqualTo(of("", "/", "PathPrefix"));
    }

    private static long of(String host, String path, String matcher) {
        return KubernetesOrder.priority(host, path, matcher);
    }
}

package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Trees that are kept as they are, and the bounds of what an outsider may write.
class AnyTreeTest {

    record Any(Map<String, Object> tree) {}

    record One(Optional<String> name) {}

    @Test
    void keysKeepSpellingAndOrder() {
        var tree = new LinkedHashMap<String, Object>();
        for (var key : List.of("Zeta", "alpha", "ALPHA", "m.n")) {
            tree.put(key, Map.of("X", 1));
        }
        var bound = RecordBinder.bind(Any.class, Map.of("tree", tree), "");
        assertThat(bound.tree().keySet()).containsExactly("Zeta", "alpha", "ALPHA", "m.n");
        assertThat(bound.tree()).containsEntry("Zeta", Map.of("X", 1));
    }

    @Test
    void rawTreesAreCopied() {
        var inner = new ArrayList<Object>(List.of("a"));
        var bound = RecordBinder.bind(Any.class, Map.of("tree", Map.of("list", inner)), "");
        inner.add("b");
        assertThat(bound.tree()).containsEntry("list", List.of("a"));
    }

    @Test
    void depthIsBounded() {
        Object tree = "bottom";
        for (var i = 0; i < 100_000; i++) {
            tree = i % 2 == 0 ? List.of(tree) : Map.of("k", tree);
        }
        var deep = Map.of("tree", Map.of("k", tree));
        assertThat(Misfits.of(Any.class, deep))
                .singleElement()
                .satisfies(m -> assertThat(m.found()).isEqualTo("more than 64 levels"));
    }

    @Test
    void aTreeThatSharesItsBranchesIsBoundedToo() {
        Object tree = "leaf";
        for (var i = 0; i < 40; i++) {
            tree = List.of(tree, tree);
        }
        var laughs = Map.of("tree", Map.of("k", tree));
        assertThat(Misfits.of(Any.class, laughs))
                .singleElement()
                .satisfies(m -> assertThat(m.expected()).isEqualTo("a smaller tree"));
    }

    @Test
    void mismatchesAreBounded() {
        var tree = new LinkedHashMap<String, Object>();
        for (var i = 0; i < 1000; i++) {
            tree.put("k" + i, i);
        }
        assertThat(Misfits.of(One.class, tree)).hasSize(100);
    }

    @Test
    void secretsAndLongTextsAreNotRepeated() {
        assertThat(found(long.class, "hunter2", "auth.password")).isEqualTo("a text of 7 characters");
        assertThat(found(long.class, "x".repeat(41), "auth.name")).isEqualTo("a text of 41 characters");
        assertThat(found(long.class, "a\nb", "auth.name")).isEqualTo("\"a?b\"");
    }

    private static String found(Class<?> type, Object value, String path) {
        var e = catchThrowableOfType(BindException.class, () -> RecordBinder.bindValue(type, value, path));
        assertThat(e.getMessage()).doesNotContain("hunter2");
        return e.mismatches().getFirst().found();
    }
}

package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Components that are lists, and maps of any keys.
class ListsTest {

    record Lists(List<String> names, List<Integer> numbers, List<Inner> inners, Map<String, Duration> times) {}

    record Inner(Optional<String> name, boolean deep) {}

    @Test
    void listsComeAsListsOrAsOneText() {
        var tree = Map.of("names", " a , b,c ", "numbers", List.of(1, "2"), "times", Map.of("Foo.Bar", "1m"));
        var bound = RecordBinder.bind(Lists.class, tree, "");
        assertThat(bound.names()).containsExactly("a", "b", "c");
        assertThat(bound.numbers()).containsExactly(1, 2);
        assertThat(bound.times()).containsEntry("Foo.Bar", Duration.ofMinutes(1));
        assertThat(bound.inners()).isEmpty();
    }

    @Test
    void oneNumberIsAListOfOne() {
        assertThat(RecordBinder.bind(Lists.class, Map.of("numbers", 5), "").numbers())
                .containsExactly(5);
        assertThat(RecordBinder.bind(Lists.class, Map.of("names", ""), "").names())
                .isEmpty();
    }

    @Test
    void elementsOfAListHaveTheirIndexInThePath() {
        var tree = Map.of("inners", Arrays.asList(Map.of("nam", "x"), null, "text"), "numbers", List.of(1, "x"));
        assertThat(Misfits.of(Lists.class, tree))
                .containsExactly(
                        new Mismatch("root.numbers[1]", "\"x\"", "a whole number"),
                        new Mismatch(
                                "root.inners[0].nam", "an unknown option", "name, the nearest known one of name, deep"),
                        new Mismatch("root.inners[1]", "nothing", "a map of options"),
                        new Mismatch("root.inners[2]", "\"text\"", "a map of options"));
    }

    @Test
    void aListOfRecordsIsNotAText() {
        assertThat(Misfits.of(Lists.class, Map.of("inners", "a,b")))
                .containsExactly(new Mismatch("root.inners", "\"a,b\"", "a list"));
    }

    @Test
    void aMapCannotStandAlone() {
        assertThat(Misfits.of(Lists.class, Map.of("times", Map.of())))
                .containsExactly(new Mismatch("root.times", "an empty map", "at least one key; it cannot stand alone"));
    }
}

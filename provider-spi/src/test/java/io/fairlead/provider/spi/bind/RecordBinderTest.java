package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Records in records: what may be absent, what may stand alone, and what is refused.
class RecordBinderTest {

    record Inner(Optional<String> name, boolean deep) {}

    record Needy(String name, int amount) {}

    record Outer(
            Optional<Inner> inner,
            Optional<Needy> needy,
            @Default Inner always,
            @Default("3s") Duration pause) {}

    record Limited(int amount) {
        Limited {
            if (amount < 1) {
                throw new IllegalArgumentException("amount is " + amount + ", expected 1 or more");
            }
        }
    }

    record Open(int known, @Rest Map<String, Object> others) {}

    @Test
    void namesWhatIsMissing() {
        assertThat(Misfits.of(Needy.class, Map.of())).containsExactly(new Mismatch("root.name", "nothing", "a text"));
    }

    @Test
    void absentComponentsTakeTheirDefaults() {
        var bound = RecordBinder.bind(Outer.class, Map.of(), "");
        assertThat(bound.pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bound.always()).isEqualTo(new Inner(Optional.empty(), false));
    }

    @Test
    void falseLeavesDefaultsInPlace() {
        var bound = RecordBinder.bind(Outer.class, Map.of("always", false), "");
        assertThat(bound.always()).isEqualTo(new Inner(Optional.empty(), false));
    }

    @Test
    void presenceObjectsTakeTrueOrAnEmptyMap() {
        var present = Optional.of(new Inner(Optional.empty(), false));
        for (var value : List.of(true, "true", "TRUE", Map.of())) {
            assertThat(RecordBinder.bind(Outer.class, Map.of("inner", value), "")
                            .inner())
                    .as("%s", value)
                    .isEqualTo(present);
        }
    }

    @Test
    void presenceObjectsTakeFalseAndNullForAbsent() {
        assertThat(RecordBinder.bind(Outer.class, Map.of("inner", false), "").inner())
                .isEmpty();
        assertThat(RecordBinder.bind(Outer.class, Map.of("inner", "false"), "").inner())
                .isEmpty();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("inner", null);
        assertThat(RecordBinder.bind(Outer.class, tree, "").inner()).isEmpty();
    }

    @Test
    void whatCannotStandAloneNeedsItsOptions() {
        assertThat(Misfits.of(Outer.class, Map.of("needy", true)))
                .containsExactly(new Mismatch("root.needy", "true", "a map of options"));
        assertThat(Misfits.of(Outer.class, Map.of("needy", Map.of())))
                .containsExactly(new Mismatch("root.needy.name", "nothing", "a text"));
    }

    @Test
    void refusalsOfTheRecordAreMismatches() {
        assertThat(Misfits.of(Limited.class, Map.of("amount", 0)))
                .containsExactly(new Mismatch("root", "values that do not fit", "amount is 0, expected 1 or more"));
    }

    @Test
    void letterCaseIsAsciiOnly() {
        assertThat(Misfits.of(Needy.class, Map.of("name", "x", "amount", 1, "\u212Aey", 1)))
                .hasSize(1);
    }

    @Test
    void theRestTakesWhatIsLeftOver() {
        var bound = RecordBinder.bind(Open.class, Map.of("Known", 3, "Other", Map.of("a", 1)), "");
        assertThat(bound).isEqualTo(new Open(3, Map.of("Other", Map.of("a", 1))));
        assertThat(RecordTree.of(bound)).isEqualTo(Map.of("known", 3, "Other", Map.of("a", 1)));
        assertThat(RecordBinder.bind(Open.class, Map.of(), "").others()).isEmpty();
    }

    @Test
    void componentsOfOtherTypesAreAProgrammingError() {
        record Odd(StringBuilder builder) {}
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> RecordBinder.bind(Odd.class, Map.of("builder", "x"), "")))
                .hasMessageContaining("StringBuilder");
    }
}

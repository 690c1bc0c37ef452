package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Components that are one value.
class ScalarTest {

    enum Order {
        RULE_LENGTH,
        KUBERNETES
    }

    record Scalars(
            String text,
            boolean truth,
            int number,
            long big,
            double fraction,
            Duration time,
            URI url,
            Path path,
            Order order,
            OptionalInt maybeNumber,
            OptionalLong maybeBig,
            OptionalDouble maybeFraction) {}

    private static Map<String, Object> scalars() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("TEXT", 12);
        tree.put("truth", "T");
        tree.put("number", "-7");
        tree.put("big", 9_000_000_000L);
        tree.put("fraction", "1.5e3");
        tree.put("time", 90);
        tree.put("url", "http://10.0.0.1:80");
        tree.put("path", "/etc/x");
        tree.put("order", "rulelength");
        return tree;
    }

    @Test
    void bindsEveryScalar() {
        assertThat(RecordBinder.bind(Scalars.class, scalars(), ""))
                .isEqualTo(new Scalars(
                        "12",
                        true,
                        -7,
                        9_000_000_000L,
                        1500,
                        Duration.ofSeconds(90),
                        URI.create("http://10.0.0.1:80"),
                        Path.of("/etc/x"),
                        Order.RULE_LENGTH,
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty()));
    }

    @Test
    void bindsOptionalNumbers() {
        var tree = scalars();
        tree.put("maybeNumber", "0");
        tree.put("maybeBig", 5);
        tree.put("maybeFraction", 0.25);
        var bound = RecordBinder.bind(Scalars.class, tree, "");
        assertThat(bound.maybeNumber()).hasValue(0);
        assertThat(bound.maybeBig()).hasValue(5);
        assertThat(bound.maybeFraction()).hasValue(0.25);
    }

    @Test
    void reportsEveryMismatchInTheOrderOfTheRecord() {
        var tree = scalars();
        tree.put("truth", "yes");
        tree.put("number", "3000000000");
        tree.put("big", "12a");
        tree.put("fraction", "NaN");
        tree.put("time", "3 hours");
        tree.put("url", "http://[");
        tree.put("path", "a\0b");
        tree.put("order", "chance");
        tree.put("text", List.of());
        assertThat(Misfits.of(Scalars.class, tree))
                .extracting(Mismatch::toString)
                .containsExactly(
                        "root.text: found the option a second time, expected it once; letter case does not count",
                        "root.truth: found \"yes\", expected true or false",
                        "root.number: found \"3000000000\", expected a whole number",
                        "root.big: found \"12a\", expected a whole number",
                        "root.fraction: found \"NaN\", expected a number",
                        "root.time: found \"3 hours\", expected a duration such as 30s or 1m30s",
                        "root.url: found \"http://[\", expected a URL",
                        "root.path: found \"a?b\", expected a path",
                        "root.order: found \"chance\", expected one of ruleLength, kubernetes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "TRUE", "true", "True"})
    void truths(String text) {
        assertThat(RecordBinder.bindValue(boolean.class, text, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "FALSE", "false", "False"})
    void untruths(String text) {
        assertThat(RecordBinder.bindValue(boolean.class, text, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "on", "tRUE", " true", "2", "١"})
    void neitherTrueNorFalse(String text) {
        assertThat(catchThrowableOfType(
                        BindException.class, () -> RecordBinder.bindValue(boolean.class, text, "truth")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "0x10", "1_000", "1.0", "٣", "--1", "9223372036854775808"})
    void noWholeNumber(String text) {
        assertThat(catchThrowableOfType(BindException.class, () -> RecordBinder.bindValue(long.class, text, "n")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808", "+5, 5"})
    void wholeNumbers(String text, long number) {
        assertThat(RecordBinder.bindValue(long.class, text, "")).isEqualTo(number);
    }

    @Test
    void numbersBecomeTextAsWritten() {
        assertThat(RecordBinder.bindValue(String.class, 1e6, "")).isEqualTo("1000000");
        assertThat(RecordBinder.bindValue(String.class, 0.1, "")).isEqualTo("0.1");
        assertThat(RecordBinder.bindValue(String.class, true, "")).isEqualTo("true");
    }
}

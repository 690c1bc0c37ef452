package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBinderTest {

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

    record Lists(List<String> names, List<Integer> numbers, List<Inner> inners, Map<String, Duration> times) {}

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

    record Any(Map<String, Object> tree) {}

    record Open(int known, @Rest Map<String, Object> others) {}

    @Test
    void theRestTakesWhatIsLeftOver() {
        var bound = RecordBinder.bind(Open.class, Map.of("Known", 3, "Other", Map.of("a", 1)), "");
        assertThat(bound).isEqualTo(new Open(3, Map.of("Other", Map.of("a", 1))));
        assertThat(RecordTree.of(bound)).isEqualTo(Map.of("known", 3, "Other", Map.of("a", 1)));
        assertThat(RecordBinder.bind(Open.class, Map.of(), "").others()).isEmpty();
    }

    @Test
    void falseLeavesDefaultsInPlace() {
        var bound = RecordBinder.bind(Outer.class, Map.of("always", false), "");
        assertThat(bound.always()).isEqualTo(new Inner(Optional.empty(), false));
    }

    @Test
    void aTreeThatSharesItsBranchesIsBoundedToo() {
        Object tree = "leaf";
        for (var i = 0; i < 40; i++) {
            tree = List.of(tree, tree);
        }
        var laughs = Map.of("tree", Map.of("k", tree));
        assertThat(mismatches(Any.class, laughs))
                .singleElement()
                .satisfies(m -> assertThat(m.expected()).isEqualTo("a smaller tree"));
    }

    private static List<Mismatch> mismatches(Class<? extends Record> type, Map<String, ?> tree) {
        return catchThrowableOfType(BindException.class, () -> RecordBinder.bind(type, tree, "root"))
                .mismatches();
    }

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
        assertThat(mismatches(Scalars.class, tree))
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

    @Test
    void namesWhatIsMissing() {
        assertThat(mismatches(Needy.class, Map.of())).containsExactly(new Mismatch("root.name", "nothing", "a text"));
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
        assertThat(mismatches(Lists.class, tree))
                .containsExactly(
                        new Mismatch("root.numbers[1]", "\"x\"", "a whole number"),
                        new Mismatch(
                                "root.inners[0].nam", "an unknown option", "name, the nearest known one of name, deep"),
                        new Mismatch("root.inners[1]", "nothing", "a map of options"),
                        new Mismatch("root.inners[2]", "\"text\"", "a map of options"));
    }

    @Test
    void aListOfRecordsIsNotAText() {
        assertThat(mismatches(Lists.class, Map.of("inners", "a,b")))
                .containsExactly(new Mismatch("root.inners", "\"a,b\"", "a list"));
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
        assertThat(mismatches(Outer.class, Map.of("needy", true)))
                .containsExactly(new Mismatch("root.needy", "true", "a map of options"));
        assertThat(mismatches(Outer.class, Map.of("needy", Map.of())))
                .containsExactly(new Mismatch("root.needy.name", "nothing", "a text"));
        assertThat(mismatches(Lists.class, Map.of("times", Map.of())))
                .containsExactly(new Mismatch("root.times", "an empty map", "at least one key; it cannot stand alone"));
    }

    @Test
    void absentComponentsTakeTheirDefaults() {
        var bound = RecordBinder.bind(Outer.class, Map.of(), "");
        assertThat(bound.pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bound.always()).isEqualTo(new Inner(Optional.empty(), false));
    }

    @Test
    void refusalsOfTheRecordAreMismatches() {
        assertThat(mismatches(Limited.class, Map.of("amount", 0)))
                .containsExactly(new Mismatch("root", "values that do not fit", "amount is 0, expected 1 or more"));
    }

    @Test
    void unknownKeysNameTheNearestKnownOne() {
        assertThat(mismatches(RouterConfig.class, Map.of("rule", "r", "service", "s", "entrypoint", "web")))
                .containsExactly(new Mismatch(
                        "root.entrypoint",
                        "an unknown option",
                        "entryPoints, the nearest known one of rule, service, entryPoints, middlewares, priority,"
                                + " ruleSyntax, tls, observability"));
    }

    @Test
    void letterCaseIsAsciiOnly() {
        assertThat(mismatches(Needy.class, Map.of("name", "x", "amount", 1, "\u212Aey", 1)))
                .hasSize(1);
    }

    @Test
    void bindsTheDynamicRecords() {
        var tree = Map.of(
                "routers", Map.of("Web.1", Map.of("rule", "Host(`a`)", "service", "s", "tls", true)),
                "services", Map.of("s", Map.of("LOADBALANCER", Map.of("servers", List.of(Map.of("url", "http://a"))))),
                "middlewares", Map.of("m", Map.of("stripPrefix", Map.of("prefixes", List.of("/a", "/b")))));
        var bound = RecordBinder.bind(HttpConfiguration.class, tree, "http");
        assertThat(bound.routers().get("Web.1").tls()).isPresent();
        assertThat(bound.services()).containsEntry("s", ServiceConfig.loadBalancer(URI.create("http://a")));
        assertThat(bound.middlewares())
                .containsEntry("m", new MiddlewareConfig("stripPrefix", Map.of("prefixes", List.of("/a", "/b"))));
    }

    @Test
    void aSealedInterfaceTakesExactlyOneKey() {
        assertThat(service(Map.of()))
                .containsExactly("services.s: found nothing, expected exactly one of loadBalancer, perhaps with"
                        + " middlewares");
        assertThat(service(Map.of("loadBalancr", Map.of())))
                .containsExactly("services.s.loadBalancr: found an unknown option, expected loadBalancer, the nearest"
                        + " known one");
        assertThat(service("x")).containsExactly("services.s: found \"x\", expected a map of options");
        assertThat(service(Map.of("loadBalancer", Map.of("servers", List.of(Map.of())))))
                .containsExactly("services.s.loadBalancer.servers[0].url: found nothing, expected a URL");
    }

    @Test
    void whatStandsBesideAnAlternativeWrapsIt() {
        var plain = ServiceConfig.loadBalancer(URI.create("http://a"));
        var servers = Map.of("servers", List.of(Map.of("url", "http://a")));
        assertThat(bound(Map.of("Middlewares", List.of("m", "n@file"), "loadBalancer", servers)))
                .isEqualTo(new ServiceConfig.WithMiddlewares(List.of("m", "n@file"), plain));
        assertThat(bound(Map.of("loadBalancer", servers, "middlewares", "m,n@file")))
                .isEqualTo(plain.withMiddlewares(List.of("m", "n@file")));
        assertThat(plain.withMiddlewares(List.of())).isSameAs(plain);
        assertThat(plain.withMiddlewares(List.of("b")).withMiddlewares(List.of("a")))
                .isEqualTo(new ServiceConfig.WithMiddlewares(List.of("a", "b"), plain));
    }

    @Test
    void whatStandsBesideAnAlternativeCannotStandAlone() {
        assertThat(service(Map.of("middlewares", List.of("m"))))
                .containsExactly("services.s: found nothing, expected exactly one of loadBalancer, perhaps with"
                        + " middlewares");
        assertThat(service(Map.of("loadBalancer", Map.of(), "middlewares", Map.of())))
                .containsExactly("services.s.middlewares: found an empty map, expected a list");
    }

    private static ServiceConfig bound(Object value) {
        return RecordBinder.bindValue(ServiceConfig.class, value, "services.s");
    }

    private static List<String> service(Object value) {
        var broken = new ArrayList<BindException>();
        var bound = RecordBinder.bindEach(ServiceConfig.class, Map.of("s", value), "services", broken::add);
        assertThat(bound).isEmpty();
        return broken.getFirst().mismatches().stream().map(Mismatch::toString).toList();
    }

    @Test
    void aMiddlewareTakesExactlyOneType() {
        var two = new LinkedHashMap<String, Object>();
        two.put("a", Map.of());
        two.put("b", Map.of());
        var broken = new ArrayList<BindException>();
        RecordBinder.bindEach(MiddlewareConfig.class, Map.of("m", two), "middlewares", broken::add);
        assertThat(broken.getFirst().mismatches())
                .containsExactly(new Mismatch("middlewares.m", "a and b", "exactly one key, the type"));
        two.put("b", false);
        two.put("a", true);
        assertThat(RecordBinder.bindValue(MiddlewareConfig.class, two, ""))
                .isEqualTo(new MiddlewareConfig("a", Map.of()));
    }

    @Test
    void oneBrokenEntryFallsAlone() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("good", Map.of("rule", "r", "service", "s"));
        tree.put("bad", Map.of("rule", "r"));
        tree.put("nothing", null);
        tree.put("also", Map.of("rule", "r", "service", "s"));
        var broken = new ArrayList<BindException>();
        var bound = RecordBinder.bindEach(RouterConfig.class, tree, "http.routers", broken::add);
        assertThat(bound).containsOnlyKeys("good", "also");
        assertThat(broken)
                .singleElement()
                .satisfies(e -> assertThat(e.mismatches())
                        .containsExactly(new Mismatch("http.routers.bad.service", "nothing", "a text")));
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

    @Test
    void depthIsBounded() {
        Object tree = "bottom";
        for (var i = 0; i < 100_000; i++) {
            tree = i % 2 == 0 ? List.of(tree) : Map.of("k", tree);
        }
        var deep = Map.of("tree", Map.of("k", tree));
        assertThat(mismatches(Any.class, deep))
                .singleElement()
                .satisfies(m -> assertThat(m.found()).isEqualTo("more than 64 levels"));
    }

    @Test
    void mismatchesAreBounded() {
        var tree = new LinkedHashMap<String, Object>();
        for (var i = 0; i < 1000; i++) {
            tree.put("k" + i, i);
        }
        assertThat(mismatches(Inner.class, tree)).hasSize(100);
    }

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
    void componentsOfOtherTypesAreAProgrammingError() {
        record Odd(StringBuilder builder) {}
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> RecordBinder.bind(Odd.class, Map.of("builder", "x"), "")))
                .hasMessageContaining("StringBuilder");
    }
}

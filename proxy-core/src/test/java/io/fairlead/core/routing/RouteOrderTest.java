package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.core.rule.RuleException;
import io.fairlead.core.rule.RuleParser;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteOrderTest {

    private static final String RULE = "Path(`/`)";
    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'Host(\"whoami.test\") && PathPrefix(\"/whoami\")', 44",
        "'HostRegexp(`^[a-zA-Z0-9-]+\\.foobar\\.com$`) && PathPrefix(`/bar`)', 64",
        "'Host(\"*.foobar.com\") && PathPrefix(\"/bar\")', 42",
        "Host(`example.org`), 19",
        "Path(`/caf\u00e9`), 14",
    })
    void thePriorityIsTheLengthOfTheRuleInBytes(String rule, long priority) {
        assertThat(SampleRoutes.of("r@file", rule).priority()).isEqualTo(priority);
    }

    @Test
    void anExplicitPriorityReplacesTheLength() {
        assertThat(SampleRoutes.of("r@file", RULE, -7).priority()).isEqualTo(-7);
        assertThat(SampleRoutes.of("r@file", RULE, Long.MAX_VALUE).priority()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void eachStepDecidesOnlyWhatTheStepsBeforeLeaveOpen() {
        var ordered = List.of(
                SampleRoutes.of("z@zzz", RULE, 100),
                SampleRoutes.of("z@kubernetes", "Path(`/a`)", ingress("n", "n", Optional.empty(), 9)),
                SampleRoutes.of("z@file", "Path(`/b`)"),
                SampleRoutes.of("a@unknown", "Path(`/c`)"),
                SampleRoutes.of("k9@kubernetes", RULE, ingress("z", "z", Optional.of(OLD), 9)),
                SampleRoutes.of("k8@kubernetes", RULE, ingress("a", "z", Optional.of(OLD.plusSeconds(1)), 9)),
                SampleRoutes.of("k7@kubernetes", RULE, ingress("b", "a", Optional.of(OLD.plusSeconds(1)), 9)),
                SampleRoutes.of("k6@kubernetes", RULE, ingress("b", "b", Optional.of(OLD.plusSeconds(1)), 0)),
                SampleRoutes.of("k5@kubernetes", RULE, ingress("b", "b", Optional.of(OLD.plusSeconds(1)), 1)),
                SampleRoutes.of("k4@kubernetes", RULE, ingress("a", "a", Optional.empty(), 0)),
                SampleRoutes.of("a@file", RULE),
                SampleRoutes.of("b@file", RULE),
                SampleRoutes.of("a@rest", RULE),
                SampleRoutes.of("a@unknown", RULE),
                SampleRoutes.of("b@other", RULE),
                SampleRoutes.of("b@unknown", RULE));
        for (var seed = 0; seed < 100; seed++) {
            var routes = new ArrayList<>(ordered);
            Collections.shuffle(routes, new Random(seed));
            routes.sort(RouteOrder.standard());
            assertThat(routes).as("seed %d", seed).isEqualTo(ordered);
        }
    }

    @Test
    void theNarrowerRuleGoesFirst() {
        var rules = List.of(
                "Host(`a.b.c`) && Path(`/long`)",
                "Host(`a.b.c`) && PathPrefix(`/long`)",
                "Host(`a.b.c`) && Path(`/sho`)",
                "Host(`a.b.c`) && PathRegexp(`/x`)",
                "Host(`a.b.c`)",
                "Host(`*.b.c`) && Path(`/longer`)",
                "Path(`/even/longer`)",
                "Path(`/a`) || PathPrefix(`/a/`)",
                "Method(`GET`)");
        for (var i = 1; i < rules.size(); i++) {
            assertThat(specificity(rules.get(i - 1)))
                    .as("%s before %s", rules.get(i - 1), rules.get(i))
                    .isLessThan(specificity(rules.get(i)));
        }
        assertThat(specificity("!Host(`a`)")).isEqualByComparingTo(specificity("Method(`GET`)"));
        assertThat(specificity("Host(`*`)")).isEqualByComparingTo(specificity("Method(`GET`)"));
        assertThat(specificity("Host(`a`) || Host(`*.a`)")).isEqualByComparingTo(specificity("Host(`*.a`)"));
    }

    @Test
    void thePrecedenceOfProvidersIsConfigurable() {
        var routes = new ArrayList<>(List.of(
                SampleRoutes.of("a@kubernetes", RULE),
                SampleRoutes.of("a@hostList", RULE),
                SampleRoutes.of("a@file", RULE)));
        routes.sort(RouteOrder.of(List.of("HOSTLIST", "File")));
        assertThat(routes).extracting(Route::provider).containsExactly("hostList", "file", "kubernetes");
    }

    @Test
    void aRuleThatIsWrongMakesNoRoute() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Route.of("a@file", RouterConfig.of("", "s"), Optional.empty(), SampleRoutes.NOTHING));
        assertThatExceptionOfType(RuleException.class).isThrownBy(() -> SampleRoutes.of("a@file", "Path(`a`)"));
    }

    @Test
    void theProviderIsInTheName() {
        assertThat(SampleRoutes.of("a@b@file", RULE).provider()).isEqualTo("file");
        assertThat(SampleRoutes.of("a", RULE).provider()).isEmpty();
    }

    private static Specificity specificity(String rule) {
        return Specificity.of(RuleParser.parse(rule));
    }

    private static Origin ingress(String namespace, String name, Optional<Instant> created, int position) {
        return new Origin("Ingress", namespace, name, created, position);
    }
}

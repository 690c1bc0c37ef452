package io.fairlead.dist;

import static io.fairlead.dist.Tenants.LONGEST_LINE;
import static io.fairlead.dist.Tenants.ROUTER;
import static io.fairlead.dist.Tenants.ingress;
import static io.fairlead.dist.Tenants.rule;
import static io.fairlead.dist.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects beyond all measure: nobody else is served less, and what is said of them is short.
class HugeManifestsTest {

    private static final int MANY = 10_000;

    @Test
    @DisplayName("K-06, K-08 10,000 hosts in one Ingress")
    void manyHosts() throws Exception {
        try (var routed = served(Map.of(), ingress("evil", "many", many("pod")))) {
            assertThat(routed.get("h0.test", "/")).isEqualTo("neighbour");
            assertThat(routed.get("h9999.test", "/")).isEqualTo("neighbour");
            assertThat(routed.configuration().routers()).hasSize(MANY + 2);
        }
    }

    @Test
    @DisplayName("K-06 10,000 paths without a Service in one Ingress are not 10,000 long lines")
    void manyProblems() throws Exception {
        try (var routed = served(Map.of(), ingress("evil", "many", many("missing")))) {
            assertThat(routed.get("h0.test", "/")).isEqualTo("404");
            assertThat(routed.problems("Ingress evil/many")).hasSizeLessThanOrEqualTo(100);
        }
    }

    @ParameterizedTest(name = "K-06 1 MB in {0}")
    @ValueSource(
            strings = {
                "router.middlewares",
                "router.entrypoints",
                "router.priority",
                "router.pathmatcher",
                "router.tls.options",
                "router.tls.domains.0.sans",
                "router.unknown",
                "router.observability.metrics"
            })
    void hugeAnnotations(String key) throws Exception {
        for (var value : huge(key)) {
            var bad = Manifests.with(
                    ingress("evil", "bad", rule("evil.test", "/", "pod")),
                    "traefik.ingress.kubernetes.io/" + key,
                    value);
            assertFewShortLines(bad);
        }
    }

    @ParameterizedTest(name = "K-06 1 MB in {0}")
    @ValueSource(
            strings = {
                "service.serversscheme",
                "service.serverstransport",
                "service.passhostheader",
                "service.middlewares",
                "service.sticky.cookie.name",
                "service.sticky.cookie.domain",
                "service.unknown"
            })
    void hugeServiceAnnotations(String key) throws Exception {
        for (var value : huge(key)) {
            var service =
                    Manifests.with(Manifests.pod("evil", "bad", "bad"), "traefik.ingress.kubernetes.io/" + key, value);
            assertFewShortLines(ingress("evil", "bad", rule("evil.test", "/", "bad")) + service);
        }
    }

    @Test
    @DisplayName("K-06 a key of 1 MB")
    void hugeKey() throws Exception {
        var bad = Manifests.with(
                ingress("evil", "bad", rule("evil.test", "/", "pod")), ROUTER + "x".repeat(1 << 20), "x");
        try (var routed = served(Map.of(), bad)) {
            assertThat(routed.get("evil.test", "/")).isEqualTo("404");
            assertThat(routed.problems())
                    .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
        }
    }

    private static void assertFewShortLines(String manifests) throws Exception {
        try (var routed = served(Map.of(), manifests)) {
            assertThat(routed.problems())
                    .hasSizeLessThan(200)
                    .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
        }
    }

    private static String many(String service) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> rule("h" + i + ".test", "/", service))
                .collect(Collectors.joining(", "));
    }

    private static List<String> huge(String key) {
        var text = "x".repeat(1 << 20);
        return key.endsWith("middlewares") || key.endsWith("entrypoints")
                ? List.of(text, "x@file,".repeat(1 << 17))
                : List.of(text);
    }
}

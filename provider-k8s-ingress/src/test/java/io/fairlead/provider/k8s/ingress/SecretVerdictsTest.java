package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the core says of a Secret, on the Ingresses that name it.
class SecretVerdictsTest {

    private static final String SECRET = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: %s, namespace: shop}
            stringData: {tls.crt: c, tls.key: "%s"}
            """;
    private static final String SECRETS = SECRET.formatted("pair", "k")
            + SECRET.formatted("fine", "k")
            + SECRET.formatted("other", "k")
            + SECRET.formatted("blank", "");
    private static final Problem ROUTER = new Problem("router a", "rule", "x", "y");
    private static final Problem PAIR = broken("shop", "pair");

    private final SecretVerdicts verdicts = new SecretVerdicts(Clusters.settings(Map.of(), Map.of()));

    @Test
    void aSecretIsToldOnceOnEachIngressThatNamesIt() {
        follow(
                named("one", "fine", "pair", "pair"),
                named("two", "pair"),
                named("three", "fine"),
                named("four", "pair").replace("namespace: shop", "namespace: other"),
                named("five", "pair").replace("spec:\n", "spec:\n  ingressClassName: somebody-elses\n"));
        assertThat(verdicts.spread(List.of(PAIR, ROUTER)))
                .containsExactly(PAIR, ROUTER, told("one", 1, "shop/pair"), told("two", 0, "shop/pair"));
    }

    @Test
    void whereTwoBreakBothAreTold() {
        follow(named("one", "pair", "other"));
        var other = broken("shop", "other");
        assertThat(verdicts.spread(List.of(PAIR, other)))
                .containsExactly(PAIR, other, told("one", 0, "shop/pair"), told("one", 1, "shop/other"));
    }

    @Test
    void whatStandsBehindASecretThatIsMissingWasNeverLoaded() {
        follow(named("one", "gone", "pair"), named("two", "blank", "pair"), named("three", "", "pair", "gone"));
        assertThat(verdicts.spread(List.of(PAIR))).containsExactly(PAIR, told("three", 1, "shop/pair"));
    }

    @Test
    void anIngressThatIsLeftOutLoadsNothing() {
        follow(named("one", "pair")
                .replace(
                        "namespace: shop",
                        "namespace: shop, annotations: {traefik.ingress.kubernetes.io/router.priority: x}"));
        assertThat(verdicts.spread(List.of(PAIR))).containsExactly(PAIR);
    }

    @Test
    void aSecretOfAThousandIngressesLeavesRoomForOthers() {
        var ingresses = IntStream.range(0, 1_000)
                .mapToObj(n -> named("i" + (1_000 + n), "pair"))
                .collect(Collectors.toCollection(ArrayList::new));
        ingresses.add(named("last", "other"));
        follow(ingresses.toArray(String[]::new));
        assertThat(verdicts.spread(List.of(PAIR, broken("shop", "other"))))
                .hasSize(2 + 50 + 1)
                .contains(told("i1049", 0, "shop/pair"), told("last", 0, "shop/other"));
    }

    @Test
    void whatIsNoSecretStaysAsItIs() {
        follow(named("one", "pair"));
        var service = Problem.of(new Problem.Subject("Service", "shop", "pair"), "", "x", "y");
        assertThat(verdicts.spread(List.of(ROUTER, service))).containsExactly(ROUTER, service);
    }

    private void follow(String... ingresses) {
        verdicts.follow(TestManifests.state(String.join("---\n", ingresses) + SECRETS));
    }

    private static String named(String name, String... secrets) {
        var tls = new StringBuilder("spec:\n  tls:\n");
        for (var secret : secrets) {
            tls.append("  - secretName: ").append(secret).append('\n');
        }
        return Manifests.ingress(name, "/" + name).replaceFirst("spec:\n", tls.toString());
    }

    private static Problem broken(String namespace, String name) {
        return new Problem("TLS certificate Secret " + namespace + "/" + name, "", "no pair", "a pair")
                .about(Optional.of(new Problem.Subject("Secret", namespace, name)));
    }

    private static Problem told(String ingress, int entry, String secret) {
        return Problem.of(
                new Problem.Subject("Ingress", "shop", ingress),
                "spec.tls[" + entry + "].secretName",
                "Secret " + secret + " with no pair",
                "a pair");
    }
}

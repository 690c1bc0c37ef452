package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Objects that only an old or a broken API server would hold, beside a good one.
class HostileObjectsTest {

    private static final int HOSTS = 10_000;
    private static final int LONGEST_PROBLEM = 1_000;
    private static final String GOOD = Manifests.ingress("good", "/good") + "---\n" + Manifests.service() + "---\n"
            + Manifests.slice("10.0.0.1") + "---\n";
    private static final String BAD = "apiVersion: networking.k8s.io/v1\nkind: Ingress\n";
    private static final String SERVICE = "apiVersion: v1\nkind: Service\n";

    static Stream<String> objects() {
        var megabyte = "x".repeat(1 << 20);
        var prefix = "traefik.ingress.kubernetes.io/";
        return Stream.of(
                BAD + "metadata: {name: bad, namespace: shop, annotations: {" + prefix + "router.priority: " + megabyte
                        + "}}",
                BAD + "metadata: {name: bad, namespace: shop, annotations: {\"" + prefix + "router." + megabyte
                        + "\": x}}",
                BAD
                        + "metadata: {name: bad, namespace: shop}\nspec: {rules: [{http: {paths: [{backend: {service: {name: "
                        + megabyte + ", port: {number: 80}}}}]}}]}",
                BAD + "metadata: {name: " + megabyte + "}\nspec: {rules: [{http: {paths: [{path: /x, backend: {}}]}}]}",
                BAD + "metadata: {name: \"\", namespace: \"\"}\nspec: {rules: [{http: {paths: [{path: /x}]}}]}",
                BAD + "metadata: {name: bad, namespace: shop}\nspec: {defaultBackend: {service: {}}}",
                BAD + "metadata: {name: bad, namespace: shop}\nspec: {tls: [{secretName: " + megabyte + "}]}",
                BAD + "metadata: {name: bad, namespace: shop}\n"
                        + "spec: {rules: [{http: {paths: [{path: /x, backend: {service: {name: bad, port: {number: 80}}}}]}}]}\n"
                        + "---\n" + SERVICE
                        + "metadata: {name: bad, namespace: shop}\nspec: {ports: [{}, {port: null}]}",
                BAD + "metadata: {name: bad, namespace: shop}\n"
                        + "spec: {rules: [{http: {paths: [{path: /x, backend: {service: {name: bad, port: {number: 80}}}}]}}]}\n"
                        + "---\n" + SERVICE + "metadata: {name: bad, namespace: shop, annotations: {" + prefix
                        + "service.serversscheme: " + megabyte + " x}}\n"
                        + "spec: {clusterIP: 10.0.0.1, ports: [{port: 80}]}\n"
                        + "---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n"
                        + "metadata: {name: bad-1, namespace: shop, labels: {kubernetes.io/service-name: bad}}\n"
                        + "ports: [{name: \"\", port: 80}]\nendpoints: [{addresses: [10.0.0.1]}]",
                "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n"
                        + "metadata: {name: web-2, namespace: shop, labels: {kubernetes.io/service-name: web}}\n"
                        + "ports: [{name: \"\", port: 99999}]\nendpoints: [{addresses: [10.0.0.1]}]",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: bad}\ndata: {tls.crt: \"" + megabyte + "!\"}");
    }

    @ParameterizedTest(name = "K-06 object {index} names itself once and leaves every other route alone")
    @MethodSource("objects")
    void once(String object) {
        var translation = Clusters.translate(TestManifests.state(GOOD + object));
        assertThat(translation.configuration().http().routers().keySet()).contains("shop-good-good");
        assertThat(translation.problems()).singleElement().satisfies(HostileObjectsTest::isShort);
    }

    @Test
    @DisplayName("K-06 an Ingress with 10,000 hosts is served whole")
    void manyHosts() {
        var translation = Clusters.translate(TestManifests.state(GOOD + hosts("web")));
        assertThat(translation.configuration().http().routers())
                .hasSize(HOSTS + 1)
                .containsKeys("shop-good-good", "shop-many-h9999-test-x");
        assertThat(translation.configuration().http().services()).hasSize(1);
        assertThat(translation.problems()).isEmpty();
    }

    @Test
    @DisplayName("K-06 ten thousand paths that fail are a handful of problems")
    void manyFailures() {
        var translation = Clusters.translate(TestManifests.state(GOOD + hosts("gone")));
        assertThat(translation.configuration().http().routers()).containsOnlyKeys("shop-good-good");
        assertThat(translation.problems()).hasSize(33);
        assertThat(translation.problems().getLast().found()).isEqualTo(HOSTS - 32 + " more problems");
    }

    @Test
    @DisplayName("K-06 a Service that many paths use is reported once")
    void oneService() {
        var service = Manifests.service()
                .replace("name: web", "name: typo")
                .replace(
                        "namespace: shop}",
                        "namespace: shop, annotations: {traefik.ingress.kubernetes.io/service.stick: x}}");
        var translation = Clusters.translate(TestManifests.state(GOOD + service + "---\n" + hosts("typo")));
        assertThat(translation.problems())
                .extracting(Problem::source)
                .filteredOn(source -> source.equals("Service shop/typo"))
                .hasSize(1);
    }

    private static String hosts(String service) {
        return BAD + "metadata: {name: many, namespace: shop}\nspec:\n  rules:\n"
                + IntStream.range(0, HOSTS)
                        .mapToObj(n -> "  - {host: h" + n
                                + ".test, http: {paths: [{path: /x, pathType: Prefix, backend: {service: {name: "
                                + service + ", port: {number: 80}}}}]}}\n")
                        .collect(Collectors.joining());
    }

    private static void isShort(Problem problem) {
        assertThat(List.of(problem.source(), problem.field(), problem.found(), problem.expected()))
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(LONGEST_PROBLEM));
    }
}

package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.AddressSource;
import io.fairlead.provider.k8s.ingress.cluster.ClusterObject;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.Visible;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngressTranslatorTest {

    private static final Visible NO_CLASSES = new Visible(false, true, AddressSource.ENDPOINT_SLICES);

    @Test
    void saysWhereARouterComesFrom() throws Exception {
        var translation = translate(List.of(
                ingress("shop", "web", "2024-01-02T03:04:05Z", "a.test", "/x", "s"),
                service("shop", "s"),
                slice("shop", "s")));
        assertThat(translation.configuration().origins())
                .containsOnly(Map.entry(
                        "shop-web-a-test-x",
                        new Origin("Ingress", "shop", "web", Optional.of(Instant.parse("2024-01-02T03:04:05Z")), 0)));
    }

    @Test
    @DisplayName("K-10 the order in which objects arrive changes nothing")
    void shuffled() throws Exception {
        var objects = new ArrayList<ClusterObject>();
        for (var n = 0; n < 12; n++) {
            var namespace = "a" + "-b".repeat(n % 3);
            var name = "b-".repeat(2 - n % 3) + "c";
            var created = n % 4 == 0 ? "" : "2024-01-0" + (1 + n % 3) + "T00:00:00Z";
            objects.add(ingress(namespace, name + (n < 6 ? "" : n), created, "x.test", "/", "s" + n % 2));
        }
        for (var namespace : List.of("a", "a-b", "a-b-b")) {
            for (var s = 0; s < 2; s++) {
                objects.add(service(namespace, "s" + s));
                objects.add(slice(namespace, "s" + s));
            }
        }
        objects.add(defaultBackend("a", "d1"));
        objects.add(defaultBackend("a", "d2"));
        for (var name : List.of("b-c", "c", "d")) {
            objects.add(withSecret("a", "tls-" + name, name));
            objects.add(withSecret("a-b", "tls-" + name, name));
            objects.add(secret("a", name));
            objects.add(secret("a-b", name));
        }
        var expected = translate(distinct(objects));
        var seed = 42L;
        var random = new Random(seed);
        for (var round = 0; round < 1000; round++) {
            var shuffled = new ArrayList<>(distinct(objects));
            Collections.shuffle(shuffled, random);
            var translation = translate(shuffled);
            assertThat(translation).as("seed %d, round %d", seed, round).isEqualTo(expected);
            assertThat(List.copyOf(translation.configuration().http().routers().keySet()))
                    .isEqualTo(List.copyOf(
                            expected.configuration().http().routers().keySet()));
        }
        assertThat(expected.problems()).isNotEmpty();
        assertThat(expected.configuration().tls().certificates()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a\") || PathPrefix(\"/",
                "/a`) || PathPrefix(`/",
                "/a' && Host('b",
                "/a\\\") || Host(\"b",
                "/a\nb",
                "/a\u0000b",
                "/a && !b",
                "/\u00e9\u200b\ud83d\ude00\ud83d"
            })
    @DisplayName("K-01 whatever a path or host holds, it stays one value of the rule")
    void injection(String text) throws Exception {
        var translation = translate(List.of(
                ingress("shop", "path", "", "a.test", text, "s"),
                ingress("shop", "host", "", text, "/", "s"),
                service("shop", "s"),
                slice("shop", "s")));
        var rules = translation.configuration().http().routers().values().stream()
                .map(router -> router.rule())
                .toList();
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "Host(\"a.test\") && PathPrefix(" + GoString.quote(text) + ")",
                        "Host(" + GoString.quote(text) + ") && PathPrefix(\"/\")");
        assertThat(GoString.quote(text)).matches("\"([^\"\\\\\\p{Cntrl}]|\\\\[abfnrtv\\\\\"]|\\\\x..|\\\\u....)*\"");
    }

    @Test
    @DisplayName("K-02 objects whose printable names are equal stay apart")
    void collisions() throws Exception {
        var translation = translate(List.of(
                ingress("a-b", "c", "2024-01-01T00:00:00Z", "x.test", "/", "s"),
                ingress("a", "b-c", "2023-01-01T00:00:00Z", "x.test", "/", "b-s"),
                service("a-b", "s"),
                slice("a-b", "s"),
                service("a", "b-s"),
                slice("a", "b-s")));
        var http = translation.configuration().http();
        assertThat(http.routers()).hasSize(2).containsKey("a-b-c-x-test");
        assertThat(http.services()).hasSize(2).containsKey("a-b-s-80");
        assertThat(translation.configuration().origins().get("a-b-c-x-test").namespace())
                .isEqualTo("a");
        assertThat(translation.problems())
                .extracting(Problem::source)
                .containsExactly("Service a-b/s", "Ingress a-b/c", "Ingress a-b/c");
    }

    @Test
    void fallsBackToNamesWhereClassesMayNotBeRead() throws Exception {
        var objects = List.of(
                ObjectKind.INGRESS.read(
                        Map.of(
                                "metadata",
                                Map.of("name", "web"),
                                "spec",
                                Map.of(
                                        "ingressClassName",
                                        "traefik",
                                        "defaultBackend",
                                        Map.of("service", Map.of("name", "s", "port", Map.of("number", 80))))),
                        "shop"),
                service("shop", "s"),
                slice("shop", "s"));
        var unknown = ClusterState.of(objects, NO_CLASSES, List.of());
        var known = ClusterState.of(objects, Visible.ALL, List.of());
        assertThat(Clusters.translate(unknown).configuration().http().routers()).hasSize(1);
        assertThat(Clusters.translate(known).configuration().http().routers()).isEmpty();
    }

    private static Translation translate(List<ClusterObject> objects) {
        return Clusters.translate(ClusterState.of(objects, Visible.ALL, List.of()));
    }

    private static List<ClusterObject> distinct(List<ClusterObject> objects) {
        var seen = new java.util.HashSet<>();
        return objects.stream()
                .filter(object ->
                        seen.add(object.getClass() + " " + object.metadata().key()))
                .toList();
    }

    private static ClusterObject ingress(
            String namespace, String name, String created, String host, String path, String service) throws Exception {
        var backend = Map.of("service", Map.of("name", service, "port", Map.of("number", 80)));
        var paths = List.of(Map.of("path", path, "pathType", "Prefix", "backend", backend));
        var metadata = created.isEmpty()
                ? Map.of("name", name, "namespace", namespace)
                : Map.of("name", name, "namespace", namespace, "creationTimestamp", created);
        var rules = List.of(Map.of("host", host, "http", Map.of("paths", paths)));
        return ObjectKind.INGRESS.read(Map.of("metadata", metadata, "spec", Map.of("rules", rules)), "");
    }

    private static ClusterObject defaultBackend(String namespace, String name) throws Exception {
        var backend = Map.of("service", Map.of("name", "s0", "port", Map.of("number", 80)));
        return ObjectKind.INGRESS.read(
                Map.of(
                        "metadata",
                        Map.of("name", name, "namespace", namespace),
                        "spec",
                        Map.of("defaultBackend", backend)),
                "");
    }

    private static ClusterObject service(String namespace, String name) throws Exception {
        return ObjectKind.SERVICE.read(
                Map.of(
                        "metadata",
                        Map.of("name", name, "namespace", namespace),
                        "spec",
                        Map.of("ports", List.of(Map.of("port", 80)))),
                "");
    }

    private static ClusterObject slice(String namespace, String service) throws Exception {
        return ObjectKind.ENDPOINT_SLICE.read(
                Map.of(
                        "metadata",
                        Map.of(
                                "name",
                                service + "-1",
                                "namespace",
                                namespace,
                                "labels",
                                Map.of("kubernetes.io/service-name", service)),
                        "ports",
                        List.of(Map.of("name", "", "port", 8080)),
                        "endpoints",
                        List.of(Map.of("addresses", List.of("10.0.0.1")))),
                "");
    }

    private static ClusterObject withSecret(String namespace, String name, String secret) throws Exception {
        var metadata = Map.of("name", name, "namespace", namespace);
        var tls = List.of(Map.of("secretName", secret));
        return ObjectKind.INGRESS.read(Map.of("metadata", metadata, "spec", Map.of("tls", tls)), "");
    }

    private static ClusterObject secret(String namespace, String name) throws Exception {
        var data = Map.of("tls.crt", "-----BEGIN " + namespace + "/" + name, "tls.key", "-----BEGIN KEY");
        var metadata = Map.of("name", name, "namespace", namespace);
        return ObjectKind.SECRET.read(Map.of("metadata", metadata, "stringData", data), "");
    }
}

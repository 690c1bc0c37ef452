package io.fairlead.dist;

import static io.fairlead.dist.Tenants.assertNamedOnce;
import static io.fairlead.dist.Tenants.ingress;
import static io.fairlead.dist.Tenants.rule;
import static io.fairlead.dist.Tenants.secret;
import static io.fairlead.dist.Tenants.served;
import static io.fairlead.dist.Tenants.withTls;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that reach, or seem to reach, what belongs to somebody else.
class ForeignReferencesTest {

    @Test
    @DisplayName("K-02 namespaces and names that join to the same text keep their own pods")
    void collisions() throws Exception {
        try (var routed = served(
                Map.of(),
                ingress("a-b", "c", rule("one.test", "/", "d")) + Manifests.pod("a-b", "d", "one"),
                ingress("a", "b-c", rule("two.test", "/", "b-d")) + Manifests.pod("a", "b-d", "two"),
                ingress("a-b", "c-same", rule("same.test", "/", "d")),
                ingress("a", "b-c-same", rule("same.test", "/", "b-d")))) {
            assertThat(routed.get("one.test", "/")).isEqualTo("one");
            assertThat(routed.get("two.test", "/")).isEqualTo("two");
            assertThat(routed.get("same.test", "/")).isEqualTo("two");
            assertThat(routed.problems().toString()).contains("Service a-b/d", "Ingress a-b/c-same");
        }
    }

    @Test
    @DisplayName("K-02 two Secrets whose joined names are equal are two certificates' worth of problems")
    void collidingSecrets() throws Exception {
        try (var routed = served(
                Map.of(),
                withTls(ingress("a", "web", rule("one.test", "/", "pod")), "b-c")
                        + Manifests.pod("a", "pod", "one")
                        + secret("a", "b-c", "garbage", "garbage"),
                withTls(ingress("a-b", "web", rule("two.test", "/", "pod")), "c")
                        + Manifests.pod("a-b", "pod", "two")
                        + secret("a-b", "c", "garbage", "garbage"))) {
            assertThat(routed.get("one.test", "/")).isEqualTo("one");
            assertThat(routed.get("two.test", "/")).isEqualTo("two");
            assertThat(routed.problems().toString()).contains("a/b-c").contains("a-b/c");
        }
    }

    @ParameterizedTest(name = "K-05, K-06 a Secret with {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a file name         | L2V0Yy9wYXNzd2Q=",
                "no base64           | '!!! no base64 !!!'",
                "nothing             | ''",
                "one byte            | AA==",
                "a PEM without end   | LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=",
            })
    void secrets(String what, String data) throws Exception {
        var secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: tls, namespace: evil}
                data: {tls.crt: "%1$s", tls.key: "%1$s"}
                """.formatted(data);
        var bad = withTls(ingress("evil", "bad", rule("evil.test", "/", "pod")), "tls");
        try (var routed = served(Map.of(), bad + secret)) {
            assertThat(routed.get("evil.test", "/")).as(what).isEqualTo("neighbour");
            assertThat(routed.problems().toString()).contains("evil/").doesNotContain("root:");
        }
    }

    @ParameterizedTest(name = "A-10, K-03 {0} {1}")
    @CsvSource({
        "router.middlewares,       dashboard_redirect@internal",
        "router.tls.options,       default@internal",
        "service.serverstransport, default@internal",
        "service.middlewares,      dashboard_redirect@internal",
    })
    void internals(String key, String value) throws Exception {
        var annotation = "traefik.ingress.kubernetes.io/" + key;
        var ingress = ingress("evil", "bad", rule("evil.test", "/", "bad"));
        var pod = Manifests.pod("evil", "bad", "bad");
        var router = key.startsWith("router.");
        try (var routed = served(
                Map.of(),
                (router ? Manifests.with(ingress, annotation, value) : ingress)
                        + (router ? pod : Manifests.with(pod, annotation, value)))) {
            assertThat(routed.get("evil.test", "/")).as("%s", routed.problems()).isEqualTo("404");
        }
    }

    @ParameterizedTest(name = "K-03 crossProviderNamespaces and {0}")
    @ValueSource(
            strings = {
                "router.middlewares",
                "router.tls.options",
                "service.serverstransport",
                "service.middlewares",
            })
    void crossProviderNamespaces(String key) throws Exception {
        var annotation = "traefik.ingress.kubernetes.io/" + key;
        var ingress = ingress("evil", "bad", rule("evil.test", "/", "bad"));
        var pod = Manifests.pod("evil", "bad", "bad");
        var router = key.startsWith("router.");
        var manifests = (router ? Manifests.with(ingress, annotation, "x@file") : ingress)
                + (router ? pod : Manifests.with(pod, annotation, "x@file"));
        for (var allowed : List.of(List.of(), List.of("honest"), List.of("evil"))) {
            try (var routed = served(Map.of("crossProviderNamespaces", allowed), manifests)) {
                assertThat(routed.get("evil.test", "/")).isEqualTo("404");
                assertThat(routed.configuration().routers().containsKey("evil-bad-evil-test@kubernetes"))
                        .as("%s of %s, %s", key, allowed, routed.problems())
                        .isEqualTo(allowed.contains("evil"));
            }
        }
    }

    @ParameterizedTest(name = "B-10 ExternalName {0}")
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "0.0.0.0",
                "::1",
                "::ffff:127.0.0.1",
                "169.254.169.254",
                "fe80::1",
                "metadata.google.internal",
                "x y",
                "a/b",
                "user@host",
                "host:80",
                "",
            })
    void externalNames(String name) throws Exception {
        var service = """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: bad, namespace: evil}
                spec: {type: ExternalName, externalName: %s, ports: [{port: 80}]}
                """.formatted(Manifests.quoted(name));
        try (var routed = served(Map.of(), ingress("evil", "bad", rule("evil.test", "/", "bad")) + service)) {
            assertThat(routed.get("evil.test", "/")).isEqualTo("404");
            assertNamedOnce(routed, "Ingress evil/bad");
        }
    }
}

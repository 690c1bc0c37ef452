package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairlead.provider.spi.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects that are wrong, broken or meant to do harm, through the provider and the routing table: each falls alone.
class HostileManifestsTest {

    private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";
    private static final String SERVICE = "traefik.ingress.kubernetes.io/service.";
    private static final int LONGEST_LINE = 3_000;
    private static final int MANY = 10_000;

    /// A route of somebody else, which is there whatever happens.
    private static final String HONEST =
            ingress("honest", "web", rule("honest.test", "/", "pod")) + Manifests.pod("honest", "pod", "honest");

    /// What a tenant may have beside it.
    private static final String NEIGHBOUR = ingress("evil", "neighbour", rule("neighbour.test", "/", "pod"))
            + Manifests.pod("evil", "pod", "neighbour");

    @ParameterizedTest(name = "K-06 {0}")
    @MethodSource("failures")
    void failureMatrix(Failure failure) throws Exception {
        try (var routed = served(failure.options(), failure.manifests())) {
            assertThat(routed.get("evil.test", "/bad"))
                    .as("%s", routed.problems())
                    .isEqualTo(failure.answer());
            assertThat(routed.get("evil.test", "/good")).isEqualTo(failure.sameIngress());
            assertNamedOnce(routed, failure.culprit());
        }
    }

    static List<Failure> failures() {
        var pod = Manifests.pod("evil", "bad", "bad");
        return List.of(
                new Failure("Service missing", "", "Ingress evil/bad"),
                new Failure("port missing", pod.replace("port: 80", "port: 81"), "Ingress evil/bad"),
                new Failure("port without number", pod.replace("port: 80}", "name: x}"), "Ingress evil/bad"),
                new Failure(
                        "ExternalName not allowed",
                        pod.replace(
                                "{ports: [{port: 80}]}",
                                "{type: ExternalName, externalName: x.test, ports: [{port: 80}]}"),
                        "Ingress evil/bad"),
                new Failure(
                        "headless with native load balancing",
                        Manifests.with(
                                pod.replace("{ports:", "{clusterIP: None, ports:"), SERVICE + "nativelb", "true"),
                        "Ingress evil/bad"),
                new Failure("no endpoints", pod.replaceAll("endpoints: .*", "endpoints: []"), "Ingress evil/bad"),
                new Failure("no endpoints, nil", pod.replaceAll("endpoints: .*", "endpoints:"), "Ingress evil/bad"),
                new Failure("slice ports nil", pod.replaceAll("(?m)^ports: .*", "ports:"), "Ingress evil/bad"),
                new Failure(
                        "slice port without number",
                        pod.replaceAll("(?m)^ports: .*", "ports: [{name: \"\"}]"),
                        "Ingress evil/bad"),
                new Failure("no endpoints, allowEmptyServices", pod.replaceAll("endpoints: .*", "endpoints: []"), "")
                        .with(Map.of("allowEmptyServices", true))
                        .answering("503"),
                new Failure(
                                "all endpoints terminating",
                                pod.replace(
                                        "[\"bad\"]}",
                                        "[\"bad\"], conditions: {ready: false, serving: true, terminating: true}}"),
                                "")
                        .answering("503"),
                new Failure("bad router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "priority", "high")
                        .answering("404", "404"),
                new Failure("unknown router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "entrypoint", "web")
                        .answering("404", "404"),
                new Failure("bad truth in a router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "observability.metrics", "maybe")
                        .answering("404", "404"),
                new Failure("an empty segment", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "tls..options", "x@file")
                        .answering("404", "404"),
                new Failure(
                        "bad service annotation",
                        Manifests.with(pod, SERVICE + "passhostheader", "perhaps"),
                        "Service evil/bad"),
                new Failure(
                        "unknown service annotation",
                        Manifests.with(pod, SERVICE + "stick.cookie", "x"),
                        "Service evil/bad"),
                new Failure(
                        "bad number in a service annotation",
                        Manifests.with(pod, SERVICE + "sticky.cookie.maxage", "1h"),
                        "Service evil/bad"),
                new Failure("bad pathmatcher", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "pathmatcher", "Host")
                        .answering("404", "good"),
                new Failure("unknown middleware", pod, "")
                        .annotated(ROUTER + "middlewares", "x@file")
                        .answering("404", "404"),
                new Failure("unknown entry point", pod, "")
                        .annotated(ROUTER + "entrypoints", "x")
                        .answering("404", "404"),
                new Failure("unknown TLS options", pod, "")
                        .annotated(ROUTER + "tls.options", "x@file")
                        .answering("404", "404"),
                new Failure("Secret missing", pod, "Ingress evil/bad")
                        .withTls("tls: [{secretName: missing}]")
                        .answering("bad"),
                new Failure("TLS entry without Secret", pod, "")
                        .withTls("tls: [{hosts: [evil.test]}]")
                        .answering("bad"));
    }

    @ParameterizedTest(name = "K-06 an Ingress with {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "resource backend   | {resource: {apiGroup: x, kind: Y, name: z}}",
                "empty backend      | {}",
                "nil backend        | null",
                "nil service        | {service: null}",
                "empty service      | {service: {}}",
                "nameless service   | {service: {name: \"\", port: {number: 80}}}",
                "nil port           | {service: {name: bad}}",
                "empty port         | {service: {name: bad, port: {}}}",
                "port 0             | {service: {name: bad, port: {number: 0}}}",
                "negative port      | {service: {name: bad, port: {number: -1}}}",
                "huge port          | {service: {name: bad, port: {number: 99999999999}}}",
                "port as text       | {service: {name: bad, port: {number: \"80\"}}}",
                "port in a list     | {service: {name: bad, port: [80]}}",
                "name as number     | {service: {name: 7, port: {number: 80}}}",
                "a way out          | {service: {name: \"../honest/pod\", port: {number: 80}}}",
                "a joined name      | {service: {name: \"x/honest/pod\", port: {number: 80}}}",
            })
    void backends(String what, String backend) throws Exception {
        var rules = "{host: evil.test, http: {paths: [{path: /bad, pathType: Prefix, backend: " + backend + "}]}}";
        try (var routed = served(Map.of(), ingress("evil", "bad", rules) + Manifests.pod("evil", "bad", "bad"))) {
            assertThat(routed.get("evil.test", "/bad")).as(what).isEqualTo("404");
            assertThat(routed.problems()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "K-06 metadata {0}")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{name: \"\", namespace: \"\"}",
                "{name: null, namespace: evil}",
                "{name: 7, namespace: evil}",
                "{name: {a: b}, namespace: evil}",
                "{name: bad, namespace: evil, annotations: []}",
                "{name: bad, namespace: evil, annotations: {\"traefik.ingress.kubernetes.io/router.priority\": 7}}",
                "{name: bad, namespace: evil, annotations: {\"traefik.ingress.kubernetes.io/\": x}}",
                "{name: bad, namespace: evil, annotations: {\"traefik.ingress.kubernetes.io/router.\": x}}",
                "{name: bad, namespace: evil, annotations: {\"traefik.ingress.kubernetes.io/router.tls.domains\": x}}",
                "{name: bad, namespace: evil, creationTimestamp: yesterday}",
                "{name: bad, namespace: evil, creationTimestamp: \"+999999999-12-31T23:59:59Z\"}",
                "{name: bad, namespace: evil, labels: {a: [1]}}",
            })
    void metadata(String metadata) throws Exception {
        for (var kind : List.of(
                "apiVersion: networking.k8s.io/v1\nkind: Ingress",
                "apiVersion: networking.k8s.io/v1\nkind: IngressClass",
                "apiVersion: v1\nkind: Service",
                "apiVersion: v1\nkind: Secret",
                "apiVersion: v1\nkind: Endpoints",
                "apiVersion: v1\nkind: Node",
                "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice")) {
            try (var routed =
                    served(Map.of(), "---\n" + kind + "\nmetadata: " + metadata + "\nspec: {rules: [{}]}\n")) {
                assertThat(routed.get("nowhere.test", "/")).isEqualTo("404");
            }
        }
    }

    @ParameterizedTest(name = "K-01 {0}")
    @ValueSource(
            strings = {
                "/x`) || PathPrefix(`/",
                "/x\") || PathPrefix(\"/",
                "/x\\\") || PathPrefix(\"/",
                "/x') || PathPrefix('/",
                "/x\") || Host(\"honest.test",
                "/x && !Host(\"a\")",
                "/x\n) || PathPrefix(\"/\")",
                "/x\u0000",
                "/x\r\nX-Injected: 1",
                "/x\u001b[31m",
                "/x\u2028",
                "/{x",
                "/x}{y:.*}",
                "/x\ud83d\ude00",
            })
    void paths(String path) throws Exception {
        for (var type : List.of("Prefix", "Exact", "ImplementationSpecific")) {
            for (var syntax : List.of("v2", "v3")) {
                var rules =
                        "{host: evil.test, http: {paths: [{path: %s, pathType: %s, backend: {service: {name: pod, port: {number: 80}}}}]}}"
                                .formatted(Manifests.quoted(path), type);
                var bad = Manifests.with(ingress("evil", "bad", rules), ROUTER + "rulesyntax", syntax);
                try (var routed = served(Map.of(), bad)) {
                    assertThat(routed.get("evil.test", "/")).isEqualTo("404");
                    assertThat(routed.get("evil.test", "/y")).isEqualTo("404");
                    assertThat(routed.get("any.test", "/x")).isEqualTo("404");
                }
            }
        }
    }

    @ParameterizedTest(name = "K-01 {0}")
    @ValueSource(
            strings = {
                "evil.test`) || Host(`honest.test",
                "evil.test\") || Host(\"honest.test",
                "evil.test\") || PathPrefix(\"/",
                "*",
                "*.*.test",
                "*test",
                "honest.test:80",
                "honest.test\u0000",
                "honest.test\n",
                "h\u00f6nest.test",
                "\u212aonest.test",
                "{any:.*}",
                ".*",
                "",
            })
    void hosts(String host) throws Exception {
        for (var syntax : List.of("v2", "v3")) {
            var rules =
                    "{host: %s, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: pod, port: {number: 80}}}}]}}"
                            .formatted(Manifests.quoted(host));
            var bad = Manifests.with(ingress("evil", "bad", rules), ROUTER + "rulesyntax", syntax);
            try (var routed = served(Map.of(), bad)) {
                assertThat(routed.get("honest.test", "/deep")).isEqualTo("honest");
            }
        }
    }

    @ParameterizedTest(name = "an odd host {0}, request for {1}")
    @CsvSource({"UPPER.Test, upper.test", "10.0.0.1, 10.0.0.1", "'2001:db8::1', '[2001:db8::1]:80'"})
    void oddHosts(String host, String request) throws Exception {
        var rules = rule("\"" + host + "\"", "/", "pod");
        try (var routed = served(Map.of(), ingress("evil", "odd", rules))) {
            assertThat(routed.get(request, "/")).as("%s", routed.problems()).isEqualTo("neighbour");
        }
    }

    @ParameterizedTest(name = "K-09 {0}")
    @MethodSource("bombs")
    void patterns(String name, String pattern) throws Exception {
        var rules =
                "{host: evil.test, http: {paths: [{path: %s, pathType: ImplementationSpecific, backend: {service: {name: pod, port: {number: 80}}}}]}}"
                        .formatted(Manifests.quoted("/" + pattern));
        var bad = Manifests.with(ingress("evil", "bad", rules), ROUTER + "pathmatcher", "PathRegexp");
        try (var routed = served(Map.of(), bad)) {
            for (var path : List.of("/" + "a".repeat(60_000) + "!", "/" + "ab".repeat(30_000))) {
                assertThat(routed.get("evil.test", path)).isIn("404", "neighbour");
            }
            assertThat(routed.problems())
                    .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
        }
    }

    static List<Arguments> bombs() {
        return List.of(
                arguments("nested repeats", "(a+)+$"),
                arguments("nested alternatives", "(a|aa)+$"),
                arguments("a large repeat", "(.*){1,1000}"),
                arguments("large repeats in each other", "((a{0,100}){0,100}){0,100}$"),
                arguments("10 KB", "a?".repeat(2_560) + "a".repeat(5_120)),
                arguments("1 MB", "(x|y)".repeat(200_000)),
                arguments("deep nesting", "(".repeat(20_000) + "a" + ")".repeat(20_000)),
                arguments("not closed", "(a"),
                arguments("look-ahead", "(?=a)b"),
                arguments("back-reference", "(a)\\1"));
    }

    @Test
    @DisplayName("K-06, K-08 10,000 hosts in one Ingress")
    void manyHosts() throws Exception {
        var rules = IntStream.range(0, MANY)
                .mapToObj(i -> rule("h" + i + ".test", "/", "pod"))
                .collect(Collectors.joining(", "));
        try (var routed = served(Map.of(), ingress("evil", "many", rules))) {
            assertThat(routed.get("h0.test", "/")).isEqualTo("neighbour");
            assertThat(routed.get("h9999.test", "/")).isEqualTo("neighbour");
            assertThat(routed.configuration().routers()).hasSize(MANY + 2);
        }
    }

    @Test
    @DisplayName("K-06 10,000 paths without a Service in one Ingress are not 10,000 long lines")
    void manyProblems() throws Exception {
        var rules = IntStream.range(0, MANY)
                .mapToObj(i -> rule("h" + i + ".test", "/", "missing"))
                .collect(Collectors.joining(", "));
        try (var routed = served(Map.of(), ingress("evil", "many", rules))) {
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
            try (var routed = served(Map.of(), bad)) {
                assertThat(routed.problems())
                        .hasSizeLessThan(200)
                        .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
            }
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
            try (var routed = served(Map.of(), ingress("evil", "bad", rule("evil.test", "/", "bad")) + service)) {
                assertThat(routed.problems())
                        .hasSizeLessThan(200)
                        .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
            }
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

    @ParameterizedTest(name = "K-06 an address {0}")
    @ValueSource(
            strings = {"", " ", "a b", "10.0.0.1:80", "10.0.0.1/x", "u@10.0.0.1", "[::1", "a\nb", "http://x", "\u0000"})
    void addresses(String address) throws Exception {
        var pod = Manifests.pod("evil", "bad", "bad").replace("[\"bad\"]", "[" + Manifests.quoted(address) + "]");
        try (var routed = served(Map.of(), ingress("evil", "bad", rule("evil.test", "/", "bad")) + pod)) {
            assertThat(routed.get("evil.test", "/")).as("%s", routed.problems()).isIn("404", "503");
            assertThat(routed.problems().toString()).contains("evil/bad");
        }
    }

    /// Everybody else is served, as if nothing were wrong, and nothing is said of them.
    private static RoutedManifests served(Map<String, ?> options, String... manifests) throws Exception {
        var all = new String[manifests.length + 2];
        all[0] = HONEST;
        System.arraycopy(manifests, 0, all, 1, manifests.length);
        all[manifests.length + 1] = NEIGHBOUR;
        var routed = RoutedManifests.of(options, all);
        assertThat(routed.get("honest.test", "/")).as("%s", routed.problems()).isEqualTo("honest");
        assertThat(routed.get("neighbour.test", "/"))
                .as("%s", routed.problems())
                .isEqualTo("neighbour");
        assertThat(routed.problems().toString()).doesNotContain("Ingress honest/", "evil/neighbour");
        return routed;
    }

    private static List<String> huge(String key) {
        var text = "x".repeat(1 << 20);
        return key.endsWith("middlewares") || key.endsWith("entrypoints")
                ? List.of(text, "x@file,".repeat(1 << 17))
                : List.of(text);
    }

    private static void assertNamedOnce(RoutedManifests routed, String culprit) {
        if (culprit.isEmpty()) {
            return;
        }
        assertThat(routed.problems())
                .filteredOn(problem -> problem.source().equals(culprit))
                .hasSize(1)
                .first()
                .extracting(Problem::toString)
                .satisfies(line -> assertThat(line).doesNotContain("\n").hasSizeLessThan(LONGEST_LINE));
    }

    private static String ingress(String namespace, String name, String rules) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: "%s", namespace: "%s"}
                spec: {rules: [%s]}
                """.formatted(name, namespace, rules);
    }

    private static String rule(String host, String path, String service) {
        return "{host: %s, http: {paths: [{path: %s, pathType: Prefix, backend: {service: {name: \"%s\", port: {number: 80}}}}]}}"
                .formatted(host, path, service);
    }

    private static String withTls(String ingress, String secret) {
        return ingress.replace("spec: {rules:", "spec: {tls: [{secretName: " + secret + "}], rules:");
    }

    private static String secret(String namespace, String name, String certificate, String key) {
        return """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: %s}
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(
                        name,
                        namespace,
                        Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.US_ASCII)),
                        Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)));
    }

    /// A row of the matrix: Ingress `bad` leads `/bad` to Service `bad` and `/good` to another.
    ///
    /// @param culprit who is named; empty if only the routing table knows
    /// @param answer what `/bad` gives
    /// @param sameIngress what `/good` gives
    record Failure(
            String what,
            Map<String, ?> options,
            String annotation,
            String value,
            String tls,
            String service,
            String culprit,
            String answer,
            String sameIngress) {

        Failure(String what, String service, String culprit) {
            this(what, Map.of(), "", "", "", service, culprit, "404", "good");
        }

        Failure with(Map<String, ?> others) {
            return new Failure(what, others, annotation, value, tls, service, culprit, answer, sameIngress);
        }

        Failure annotated(String key, String text) {
            return new Failure(what, options, key, text, tls, service, culprit, answer, sameIngress);
        }

        Failure withTls(String section) {
            return new Failure(what, options, annotation, value, section + ", ", service, culprit, answer, sameIngress);
        }

        Failure answering(String bad) {
            return answering(bad, "good");
        }

        Failure answering(String bad, String good) {
            return new Failure(what, options, annotation, value, tls, service, culprit, bad, good);
        }

        String manifests() {
            var ingress = """
                    ---
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: bad, namespace: evil}
                    spec:
                      %s
                      rules:
                      - host: evil.test
                        http:
                          paths:
                          - {path: /bad, pathType: ImplementationSpecific, backend: {service: {name: bad, port: {number: 80}}}}
                          - {path: /good, pathType: Prefix, backend: {service: {name: good, port: {number: 80}}}}
                    """.formatted(tls.isEmpty() ? "" : tls.substring(0, tls.length() - 2));
            return (annotation.isEmpty() ? ingress : Manifests.with(ingress, annotation, value))
                    + service
                    + Manifests.pod("evil", "good", "good");
        }

        @Override
        public String toString() {
            return what;
        }
    }
}

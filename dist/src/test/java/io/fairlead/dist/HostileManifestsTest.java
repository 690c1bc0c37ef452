package io.fairlead.dist;

import static io.fairlead.dist.Tenants.LONGEST_LINE;
import static io.fairlead.dist.Tenants.ROUTER;
import static io.fairlead.dist.Tenants.ingress;
import static io.fairlead.dist.Tenants.rule;
import static io.fairlead.dist.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that hold what they should not, or mean to do harm: each object falls alone.
class HostileManifestsTest {

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
}

package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of Kubernetes' page about Ingress. With `precedence: kubernetes` and `strictPrefixMatching` they do
/// what that page says, by default what Traefik does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesExamplesTest {

    private static final Map<String, ?> DEFAULTS = Map.of();
    private static final Map<String, ?> AS_KUBERNETES =
            Map.of("precedence", "kubernetes", "strictPrefixMatching", true);

    /// `TYPE PATH` gives the name of a Service that stands for the path.
    @ParameterizedTest(name = "{0}, request {1}: {2}, by default {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // paths                       | request       | as Kubernetes | by default
                "Prefix /                      | /             | s0   | s0",
                "Prefix /                      | /any/thing    | s0   | s0",
                "Exact /foo                    | /foo          | s0   | s0",
                "Exact /foo                    | /bar          | 404  | 404",
                "Exact /foo                    | /foo/         | 404  | 404",
                "Exact /foo/                   | /foo          | 404  | 404",
                "Exact /foo/                   | /foo/         | s0   | s0",
                "Prefix /foo                   | /foo          | s0   | s0",
                "Prefix /foo                   | /foo/         | s0   | s0",
                "Prefix /foo                   | /foobar       | 404  | s0",
                "Prefix /foo/                  | /foo          | s0   | 404",
                "Prefix /foo/                  | /foo/         | s0   | s0",
                "Prefix /aaa/bb                | /aaa/bbb      | 404  | s0",
                "Prefix /aaa/bbb               | /aaa/bbb      | s0   | s0",
                "Prefix /aaa/bbb/              | /aaa/bbb      | s0   | 404",
                "Prefix /aaa/bbb               | /aaa/bbb/     | s0   | s0",
                "Prefix /aaa/bbb               | /aaa/bbb/ccc  | s0   | s0",
                "Prefix /aaa/bbb               | /aaa/bbbxyz   | 404  | s0",
                "Prefix /, Prefix /aaa         | /aaa/ccc      | s1   | s1",
                "Prefix /aaa, Prefix /         | /aaa/ccc      | s0   | s0",
                "Prefix /, Prefix /aaa, Prefix /aaa/bbb | /aaa/bbb | s2 | s2",
                "Prefix /, Prefix /aaa, Prefix /aaa/bbb | /ccc  | s0  | s0",
                "Prefix /aaa                   | /ccc          | 404  | 404",
                "Prefix /...                   | /aaa          | 404  | 404",
                "Prefix /...                   | /.../         | s0   | s0",
                // more than one match
                "Prefix /foo, Exact /foo       | /foo          | s1   | s0",
                "Exact /foo, Prefix /foo       | /foo          | s0   | s1",
                "Exact /foo, Prefix /foo       | /foo/         | s1   | s1",
                "Prefix /, Exact /a            | /a            | s1   | s0",
                "Prefix /aaa, Exact /aaa/b     | /aaa/b        | s1   | s0",
                "ImplementationSpecific /x, Prefix /x/y | /x/y/z | s1 | s1",
                // case, and no host at all
                "Prefix /foo                   | /FOO          | 404  | 404",
            })
    void paths(String paths, String request, String asKubernetes, String byDefault) throws Exception {
        var manifests = paths(paths);
        assertThat(get(AS_KUBERNETES, manifests, "any.test", request)).isEqualTo(asKubernetes);
        assertThat(get(DEFAULTS, manifests, "any.test", request)).isEqualTo(byDefault);
    }

    @ParameterizedTest(name = "{0}{1}: {2}")
    @CsvSource({
        "foo.bar.com,     /bar,     service1",
        "FOO.bar.com,     /bar/x,   service1",
        "bar.foo.com,     /foo,     service2",
        "bar.foo.com:8080,/foo,     service2",
        "bar.foo.com,     /other,   404",
        "baz.bar.foo.com, /foo,     404",
        "foo.com,         /foo,     404",
        ".foo.com,        /foo,     404",
        "bar.com,         /bar,     404",
    })
    void wildcardHosts(String host, String path, String expected) throws Exception {
        var manifests = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: wildcard-host, namespace: default}
                spec:
                  rules:
                  - host: "foo.bar.com"
                    http: {paths: [{path: "/bar", pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}]}
                  - host: "*.foo.com"
                    http: {paths: [{path: "/foo", pathType: Prefix, backend: {service: {name: service2, port: {number: 80}}}}]}
                """ + service("service1") + service("service2");
        both(manifests, host, path, expected, expected);
    }

    @ParameterizedTest(name = "{0}{1}: {2}, by default {3}")
    @CsvSource({
        // the exact host first; by default the longer rule, and between equals the exact host
        "a.foo.com,      /,             exact,    exact",
        "b.foo.com,      /,             wildcard, wildcard",
        "a.foo.com,      /deep/in/here, exact,    wildcard",
        "b.foo.com,      /deep/in/here, wildcard, wildcard",
        "elsewhere.test, /deep/in/here, any,      any",
        "a.foo.com,      /deep/in/here/and/deeper/than/a/host/is, exact, any",
    })
    void hostsComeBeforePaths(String host, String path, String asKubernetes, String byDefault) throws Exception {
        var manifests = rules("hosts", """
                  - host: "a.foo.com"
                    http: {paths: [{path: "/", pathType: Prefix, backend: {service: {name: exact, port: {number: 80}}}}]}
                  - host: "*.foo.com"
                    http: {paths: [{path: "/", pathType: Prefix, backend: {service: {name: wildcard, port: {number: 80}}}},
                                   {path: "/deep/in/here", pathType: Prefix, backend: {service: {name: wildcard, port: {number: 80}}}}]}
                  - http: {paths: [{path: "/deep/in/here", pathType: Prefix, backend: {service: {name: any, port: {number: 80}}}},
                                   {path: "/deep/in/here/and/deeper/than/a/host/is", pathType: Prefix, backend: {service: {name: any, port: {number: 80}}}}]}
                """) + service("exact") + service("wildcard") + service("any");
        both(manifests, host, path, asKubernetes, byDefault);
    }

    @ParameterizedTest(name = "{0}{1}: {2}")
    @CsvSource({
        "foo.bar.com, /foo,   service1",
        "foo.bar.com, /foo/x, service1",
        "foo.bar.com, /bar,   service2",
        "foo.bar.com, /,      404",
        "bar.foo.com, /foo,   404",
    })
    void simpleFanout(String host, String path, String expected) throws Exception {
        var manifests = rules("fanout", """
                  - host: foo.bar.com
                    http:
                      paths:
                      - {path: /foo, pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}
                      - {path: /bar, pathType: Prefix, backend: {service: {name: service2, port: {number: 80}}}}
                """) + service("service1") + service("service2");
        both(manifests, host, path, expected, expected);
    }

    @ParameterizedTest(name = "{0}{1}: {2}")
    @CsvSource({
        "first.bar.com,  /,    service1",
        "second.bar.com, /any, service2",
        "third.bar.com,  /,    service3",
        "10.0.0.1,       /,    service3",
        "'',             /,    service3",
    })
    void virtualHosts(String host, String path, String expected) throws Exception {
        var manifests = rules("hosts", """
                  - host: first.bar.com
                    http: {paths: [{pathType: Prefix, path: "/", backend: {service: {name: service1, port: {number: 80}}}}]}
                  - host: second.bar.com
                    http: {paths: [{pathType: Prefix, path: "/", backend: {service: {name: service2, port: {number: 80}}}}]}
                  - http: {paths: [{pathType: Prefix, path: "/", backend: {service: {name: service3, port: {number: 80}}}}]}
                """) + service("service1") + service("service2") + service("service3");
        both(manifests, host, path, expected, expected);
    }

    /// A TLS section alone loads a certificate: the router takes plain requests.
    @Test
    void tls() throws Exception {
        var manifests = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: tls, namespace: default}
                spec:
                  tls: [{hosts: [https-example.foo.com], secretName: missing}]
                  rules:
                  - host: https-example.foo.com
                    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}]}
                """ + service("service1");
        both(manifests, "https-example.foo.com", "/", "service1", "service1");
    }

    @ParameterizedTest(name = "{0}{1}: {2}")
    @CsvSource({
        "any.test,    /,       fallback",
        "any.test,    /x/y,    fallback",
        "foo.bar.com, /foo,    service1",
        "foo.bar.com, /nobody, fallback",
        "'',          /,       fallback",
    })
    void defaultBackend(String host, String path, String expected) throws Exception {
        var manifests = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: fallback, namespace: default}
                spec: {defaultBackend: {service: {name: fallback, port: {number: 80}}}}
                """ + rules("web", """
                  - host: foo.bar.com
                    http: {paths: [{path: /foo, pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}]}
                """) + service("service1") + service("fallback");
        both(manifests, host, path, expected, expected);
    }

    /// An Ingress of another controller's class, and backends that are no Services, are not served and harm nobody.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/testpath, 404", "/icons, 404", "/web, service1"})
    void othersAndResources(String path, String expected) throws Exception {
        var manifests = """
                apiVersion: networking.k8s.io/v1
                kind: IngressClass
                metadata: {name: others}
                spec: {controller: example.com/ingress-controller}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: minimal, namespace: default}
                spec:
                  ingressClassName: others
                  rules:
                  - http: {paths: [{path: /testpath, pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: resource, namespace: default}
                spec:
                  defaultBackend: {resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: static-assets}}
                  rules:
                  - http:
                      paths:
                      - {path: /icons, pathType: ImplementationSpecific,
                         backend: {resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: icon-assets}}}
                      - {path: /web, pathType: Prefix, backend: {service: {name: service1, port: {number: 80}}}}
                """ + service("service1");
        both(manifests, "any.test", path, expected, expected);
    }

    /// The oldest Ingress keeps a host and path that two want.
    @Test
    void theSamePathTwice() throws Exception {
        var manifests = claim("young", "2025-01-01T00:00:00Z")
                + claim("old", "2024-01-01T00:00:00Z")
                + service("young")
                + service("old");
        both(manifests, "shared.test", "/x", "old", "old");
    }

    /// What an annotation says goes before any order.
    @Test
    void aPriorityThatIsWritten() throws Exception {
        var manifests = Manifests.with(
                        rules("low", """
                  - http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: first, port: {number: 80}}}}]}
                """), "traefik.ingress.kubernetes.io/router.priority", "9223372036854774807")
                + rules("high", """
                  - host: a.test
                    http: {paths: [{path: /exact, pathType: Exact, backend: {service: {name: second, port: {number: 80}}}}]}
                """)
                + service("first")
                + service("second");
        both(manifests, "a.test", "/exact", "first", "first");
    }

    private static void both(String manifests, String host, String path, String asKubernetes, String byDefault)
            throws Exception {
        assertThat(get(AS_KUBERNETES, manifests, host, path)).isEqualTo(asKubernetes);
        assertThat(get(DEFAULTS, manifests, host, path)).isEqualTo(byDefault);
    }

    private static String get(Map<String, ?> options, String manifests, String host, String path) throws Exception {
        try (var routed = RoutedManifests.of(options, manifests)) {
            return routed.get(host, path);
        }
    }

    /// An Ingress with these paths, each before a Service of its own: `s0`, `s1` and so on.
    private static String paths(String list) {
        var rules = new StringBuilder("  - http:\n      paths:\n");
        var services = new StringBuilder();
        var paths = list.split(", ");
        for (var i = 0; i < paths.length; i++) {
            var words = paths[i].split(" ");
            rules.append("      - {path: \"%s\", pathType: %s, backend: {service: {name: s%d, port: {number: 80}}}}\n"
                    .formatted(words[1], words[0], i));
            services.append(service("s" + i));
        }
        return rules("paths", rules.toString()) + services;
    }

    private static String claim(String name, String created) {
        return rules(name, """
                  - host: shared.test
                    http: {paths: [{path: /x, pathType: Prefix, backend: {service: {name: %s, port: {number: 80}}}}]}
                """.formatted(name))
                .replace("namespace: default}", "namespace: default, creationTimestamp: \"" + created + "\"}");
    }

    private static String rules(String name, String rules) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %s, namespace: default}
                spec:
                  rules:
                """.formatted(name) + rules;
    }

    /// A Service whose only pod has its name for a host.
    private static String service(String name) {
        return Manifests.pod("default", name, name);
    }
}

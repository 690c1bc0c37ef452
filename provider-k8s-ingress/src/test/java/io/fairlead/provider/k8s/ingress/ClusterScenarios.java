package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.LiveCluster.Condition;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds with any API server. EndpointSlices are written by hand, so no node is needed.
abstract class ClusterScenarios {

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: NS}
            spec: {ports: [{name: http, port: 80}]}
            """;
    private static final String SLICE = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: web-1, namespace: NS, labels: {kubernetes.io/service-name: web}}
            addressType: IPv4
            ports: [{name: http, port: 8080}]
            endpoints: [{addresses: [10.9.8.1]}]
            """;
    static final String INGRESS = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, namespace: NS}
            spec:
              rules:
              - http:
                  paths:
                  - path: /one
                    pathType: Prefix
                    backend: {service: {name: web, port: {name: http}}}
            """;

    /// Nothing here looks deeper into a certificate.
    private static final String PEM = "-----BEGIN ";

    final RecordingSink sink = new RecordingSink();
    final String namespace = "fairlead-check-"
            + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
    LiveCluster cluster;

    /// How to reach the server, as who may do everything.
    abstract ClusterAccess access();

    /// The same, for single requests.
    abstract ApiServer admin();

    Pace pace() {
        return Pace.CALM;
    }

    @BeforeEach
    void prepare() throws Exception {
        cluster = LiveCluster.open(admin(), namespace);
    }

    @AfterEach
    void clean() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void routesFollowIngressesServicesAndSlices() throws Exception {
        try (var running = run(Map.of())) {
            cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + INGRESS);
            awaitRouters("one");
            assertThat(servers()).containsExactly("http://10.9.8.1:8080");
            cluster.apply(INGRESS.replace("/one", "/two"));
            awaitRouters("two");
            cluster.apply(SLICE.replace("10.9.8.1", "10.9.8.2"));
            await(() -> servers().equals(List.of("http://10.9.8.2:8080")));
            cluster.apply(SERVICE.replace("port: 80", "port: 443"));
            await(() -> servers().equals(List.of("https://10.9.8.2:8080")));
            cluster.delete("EndpointSlice", "web-1");
            awaitRouters();
            cluster.apply(SLICE);
            awaitRouters("two");
            cluster.delete("Service", "web");
            awaitRouters();
            cluster.apply(SERVICE);
            awaitRouters("two");
            cluster.delete("Ingress", "web");
            awaitRouters();
        }
    }

    @Test
    void classesComeAndGo() throws Exception {
        var ingress = INGRESS.replace("spec:\n", "spec:\n  ingressClassName: NS\n");
        var ingressClass = """
                apiVersion: networking.k8s.io/v1
                kind: IngressClass
                metadata: {name: NS}
                spec: {controller: traefik.io/ingress-controller}
                """;
        cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + ingress);
        try (var running = run(Map.of())) {
            sink.await(s -> s.configuration().isPresent());
            assertThat(sink.routers()).isEmpty();
            cluster.apply(ingressClass);
            awaitRouters("one");
            cluster.delete("IngressClass", namespace);
            awaitRouters();
        }
    }

    @Test
    void certificatesFollowTheirSecret() throws Exception {
        cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + secret("first") + "---\n"
                + INGRESS.replace("spec:\n", "spec:\n  tls: [{secretName: web-tls}]\n"));
        try (var running = run(Map.of())) {
            await(() -> certificates().equals(Set.of(PEM + "first")));
            cluster.apply(secret("second"));
            await(() -> certificates().equals(Set.of(PEM + "second")));
            cluster.delete("Secret", "web-tls");
            await(() -> certificates().isEmpty());
            assertThat(sink.routers()).hasSize(1);
        }
    }

    @Test
    void theStatusSaysWhereAnIngressIsReached() throws Exception {
        cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + INGRESS);
        try (var running = run(Map.of("ingressEndpoint", Map.of("ip", "203.0.113.1", "hostname", "lb.example.com")))) {
            awaitStatus(List.of(Map.of("ip", "203.0.113.1", "hostname", "lb.example.com")));
            cluster.apply(INGRESS.replace("spec:\n", "spec:\n  ingressClassName: another-" + namespace + "\n"));
            awaitStatus(List.of());
        }
    }

    @Test
    void theStatusFollowsAPublishedService() throws Exception {
        cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + INGRESS);
        cluster.apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: edge, namespace: NS}
                spec: {type: ExternalName, externalName: edge.example.com}
                """);
        var endpoint = Map.of("publishedService", namespace + "/edge");
        try (var running = run(Map.of("ingressEndpoint", endpoint))) {
            awaitStatus(List.of(Map.of("hostname", "edge.example.com")));
            cluster.delete("Service", "edge");
            sink.await(s ->
                    s.problems().stream().anyMatch(problem -> problem.field().equals("publishedService")));
            cluster.apply("""
                    apiVersion: v1
                    kind: Service
                    metadata: {name: edge, namespace: NS}
                    spec: {type: ClusterIP, externalIPs: [203.0.113.7], ports: [{port: 443}]}
                    """);
            awaitStatus(List.of(Map.of("ip", "203.0.113.7", "ports", List.of(Map.of("port", 443, "protocol", "TCP")))));
        }
    }

    @Test
    void aProblemIsAnEventOnItsIngress() throws Exception {
        cluster.apply(INGRESS.replace(
                "metadata: {",
                "metadata: {annotations: {" + "traefik.ingress.kubernetes.io/router.priority: highest}, "));
        try (var running = run(Map.of())) {
            await(() -> cluster.all("Event").stream()
                    .anyMatch(
                            event -> Tree.text(event, "involvedObject", "name").equals("web")));
            var event = cluster.all("Event").getFirst();
            assertThat(Tree.text(event, "involvedObject", "kind")).isEqualTo("Ingress");
            assertThat(Tree.text(event, "message")).contains("router.priority", "highest");
        }
    }

    @Test
    void anotherReplicaLeadsWhenTheLeaderStops() throws Exception {
        cluster.apply(SERVICE + "---\n" + SLICE + "---\n" + INGRESS);
        var other = new RecordingSink();
        try (var first = run(replica("one", "203.0.113.1"), sink)) {
            awaitHolder("one");
            awaitStatus(List.of(Map.of("ip", "203.0.113.1")));
            try (var second = run(replica("two", "203.0.113.2"), other)) {
                other.await(s -> s.configuration().isPresent());
                assertThat(holder()).isEqualTo("one");
                first.close();
                awaitHolder("two");
                awaitStatus(List.of(Map.of("ip", "203.0.113.2")));
            }
        }
        awaitHolder("");
    }

    final Running run(Map<String, ?> options) {
        return run(options, sink);
    }

    /// Each test has a Lease of its own.
    final Running run(Map<String, ?> options, RecordingSink sink) {
        return run(access(), options, sink);
    }

    final Running run(ClusterAccess access, Map<String, ?> options, RecordingSink sink) {
        var all = new HashMap<String, Object>(
                Map.of("namespaces", List.of(namespace), "leaderElection", Map.of("namespace", namespace)));
        all.putAll(options);
        return Running.start(access, all, pace(), sink);
    }

    final void awaitStatus(List<Map<String, Object>> addresses) throws InterruptedException {
        LiveCluster.await(
                () -> "status " + addresses + ", problems " + sink.problems(), () -> status().equals(addresses));
    }

    private List<Map<String, Object>> status() throws InterruptedException {
        return Tree.maps(cluster.get("Ingress", "web"), "status", "loadBalancer", "ingress");
    }

    private Map<String, Object> replica(String identity, String ip) {
        var election = Map.of("namespace", namespace, "name", "lead", "identity", identity);
        return Map.of("leaderElection", election, "ingressEndpoint", Map.of("ip", ip));
    }

    private void awaitHolder(String identity) throws InterruptedException {
        LiveCluster.await("leader " + identity, () -> holder().equals(identity));
    }

    final String holder() throws InterruptedException {
        return Tree.text(cluster.get("Lease", "lead"), "spec", "holderIdentity");
    }

    private void awaitRouters(String... paths) throws InterruptedException {
        sink.await(s -> s.routers().size() == paths.length
                && List.of(paths).stream()
                        .allMatch(path -> s.routers().stream().anyMatch(name -> name.endsWith(path))));
    }

    private void await(Condition condition) throws InterruptedException {
        LiveCluster.await(() -> sink.configuration() + ", " + sink.problems(), condition);
    }

    private List<String> servers() {
        return sink.configuration().stream()
                .flatMap(configuration -> configuration.http().services().values().stream())
                .flatMap(service -> ((ServiceConfig.LoadBalancer) service).servers().stream())
                .map(server -> server.url().toString())
                .toList();
    }

    private Set<String> certificates() {
        return sink.configuration().stream()
                .flatMap(configuration -> configuration.tls().certificates().stream())
                .map(certificate -> certificate.certFile().text())
                .collect(Collectors.toSet());
    }

    private static String secret(String text) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: web-tls, namespace: NS}
                type: kubernetes.io/tls
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(encoded(PEM + text), encoded(PEM + text));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

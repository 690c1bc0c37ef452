package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.ClusterConnection;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scenarios with a real API server. The profile `cluster` runs them, with the file that
/// `-Dfairlead.kubeconfig=FILE` names; its name keeps it out of every other build.
class ClusterCheck extends ClusterScenarios {

    private static final String FILE = System.getProperty("fairlead.kubeconfig", "");

    /// What a replica needs in its namespace to route, without any right to write.
    private static final String ACCOUNT = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: reader, namespace: NS}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: NS}
            rules:
            - {apiGroups: [""], resources: [services, secrets], verbs: [get, list, watch]}
            - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [list, watch]}
            - {apiGroups: [networking.k8s.io], resources: [ingresses], verbs: [get, list, watch]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: NS}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: reader, namespace: NS}]
            """;

    private static final String STATUS_RIGHT =
            right("status", "{apiGroups: [networking.k8s.io], resources: [ingresses/status], verbs: [update]}");
    private static final String LEASE_RIGHT =
            right("leases", "{apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}");
    private static final String EVENT_RIGHT =
            right("events", "{apiGroups: [\"\"], resources: [events], verbs: [create, patch]}");

    /// A leader that may lead renews its Lease more often.
    private static final Duration UNRENEWED = Duration.ofSeconds(12);

    private static ClusterConnection connection;

    @BeforeAll
    static void connect() {
        Assumptions.assumeFalse(FILE.isEmpty(), "no kubeconfig is given: -Dfairlead.kubeconfig=FILE");
        connection = ClusterConnection.open(found(FILE), Pace.CALM);
    }

    @AfterAll
    static void disconnect() {
        if (connection != null) {
            connection.close();
        }
    }

    @Test
    void rightsComeAndGo(@TempDir Path folder) throws Exception {
        cluster.apply(ACCOUNT);
        cluster.apply(LEASE_RIGHT);
        cluster.apply(INGRESS);
        var options = Map.of("disableClusterScopeResources", true, "ingressEndpoint", Map.of("ip", "203.0.113.1"));
        try (var running = run(found(restricted(folder)), options, sink)) {
            awaitRefusal(true);
            cluster.apply(STATUS_RIGHT);
            awaitStatus(List.of(Map.of("ip", "203.0.113.1")));
            awaitRefusal(false);
            cluster.delete("RoleBinding", "status");
            cluster.status("Ingress", "web", Map.of("loadBalancer", Map.of("ingress", List.of())));
            awaitRefusal(true);
            cluster.apply(STATUS_RIGHT);
            awaitStatus(List.of(Map.of("ip", "203.0.113.1")));
        }
    }

    @Test
    void eventsComeAndGoWithTheRightToLead(@TempDir Path folder) throws Exception {
        cluster.apply(ACCOUNT);
        cluster.apply(EVENT_RIGHT);
        cluster.apply(ingress("highest"));
        var election = Map.of("namespace", namespace, "name", "lead", "identity", "one");
        try (var running = run(found(restricted(folder)), restrictedTo(election), sink)) {
            awaitProblem("highest");
            assertThat(holder()).isEmpty();
            assertThat(events("highest")).isZero();
            cluster.apply(LEASE_RIGHT);
            awaitEvent("highest");
            assertThat(holder()).isEqualTo("one");

            cluster.delete("RoleBinding", "leases");
            awaitUnrenewed();
            cluster.apply(ingress("lowest"));
            awaitProblem("lowest");
            assertThat(events("lowest")).isZero();
            cluster.apply(LEASE_RIGHT);
            awaitEvent("lowest");
        }
    }

    @Override
    ClusterAccess access() {
        return found(FILE);
    }

    @Override
    ApiServer admin() {
        return connection.api();
    }

    private static Map<String, Object> restrictedTo(Map<String, String> election) {
        return Map.of("disableClusterScopeResources", true, "leaderElection", election);
    }

    /// An Ingress with a priority that is none.
    private static String ingress(String priority) {
        return INGRESS.replace(
                "metadata: {",
                "metadata: {annotations: {traefik.ingress.kubernetes.io/router.priority: " + priority + "}, ");
    }

    private void awaitProblem(String word) throws InterruptedException {
        LiveCluster.await(
                () -> "a problem with " + word + ": " + sink.problems(),
                () -> sink.problems().stream()
                        .anyMatch(problem -> problem.toString().contains(word)));
    }

    private void awaitEvent(String word) throws InterruptedException {
        LiveCluster.await("an Event that says " + word, () -> events(word) > 0);
    }

    private long events(String word) throws InterruptedException {
        return cluster.all("Event").stream()
                .filter(event -> Tree.text(event, "message").contains(word))
                .count();
    }

    private void awaitUnrenewed() throws InterruptedException {
        var last = new AtomicReference<>("");
        var since = new AtomicLong();
        LiveCluster.await("a Lease that nobody renews", () -> {
            var now = Tree.text(cluster.get("Lease", "lead"), "spec", "renewTime");
            if (!now.equals(last.getAndSet(now))) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > UNRENEWED.toNanos();
        });
    }

    private void awaitRefusal(boolean expected) throws InterruptedException {
        LiveCluster.await(
                () -> "refusal " + expected + ", problems " + sink.problems(),
                () -> sink.problems().stream()
                                .anyMatch(problem -> problem.field().startsWith("update ingresses/status"))
                        == expected);
    }

    /// The kubeconfig with the token of the account that has few rights.
    private String restricted(Path folder) throws InterruptedException, IOException {
        var account = ResourcePath.one("v1", namespace, "serviceaccounts", "reader");
        var request = Map.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest", "spec", Map.of());
        var token = Tree.text(
                cluster.done(admin().send(ApiCall.post(account.below("token"), request)))
                        .body(),
                "status",
                "token");
        assertThat(token).isNotEmpty();
        var config = Yaml.file(Path.of(FILE));
        var users = Tree.maps(config, "users").stream()
                .map(user -> Map.of("name", Tree.text(user, "name"), "user", Map.of("token", token)))
                .toList();
        var file = folder.resolve("kubeconfig");
        Files.writeString(file, Yaml.text(Tree.with(config, users, "users")));
        return file.toString();
    }

    /// A right of the account, which deleting the RoleBinding of that name takes away.
    private static String right(String name, String rule) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: %1$s, namespace: NS}
                rules: [%2$s]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %1$s, namespace: NS}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                subjects: [{kind: ServiceAccount, name: reader, namespace: NS}]
                """.formatted(name, rule);
    }

    private static ClusterAccess found(String file) {
        return ClusterAccess.find(Map.of("KUBECONFIG", file), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

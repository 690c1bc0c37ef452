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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scenarios with a real API server. The profile `cluster` runs them, with the file that
/// `-Dfairlead.kubeconfig=FILE` names; its name keeps it out of every other build.
class ClusterCheck extends ClusterScenarios {

    private static final String FILE = System.getProperty("fairlead.kubeconfig", "");

    /// What a replica needs in its namespace, without the right to write a status.
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
            - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: NS}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: reader, namespace: NS}]
            """;

    private static final String STATUS_RIGHT = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: status, namespace: NS}
            rules:
            - {apiGroups: [networking.k8s.io], resources: [ingresses/status], verbs: [update]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: status, namespace: NS}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: status}
            subjects: [{kind: ServiceAccount, name: reader, namespace: NS}]
            """;

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

    @Override
    ClusterAccess access() {
        return found(FILE);
    }

    @Override
    ApiServer admin() {
        return connection.api();
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

    private static ClusterAccess found(String file) {
        return ClusterAccess.find(Map.of("KUBECONFIG", file), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

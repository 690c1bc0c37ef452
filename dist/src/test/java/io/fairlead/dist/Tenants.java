package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// An honest tenant and a hostile one with an honest neighbour, through the provider and the routing table.
final class Tenants {

    static final String ROUTER = "traefik.ingress.kubernetes.io/router.";
    static final String SERVICE = "traefik.ingress.kubernetes.io/service.";
    static final int LONGEST_LINE = 3_000;

    /// A route of somebody else, which is there whatever happens.
    private static final String HONEST =
            ingress("honest", "web", rule("honest.test", "/", "pod")) + Manifests.pod("honest", "pod", "honest");

    /// What a tenant may have beside it.
    private static final String NEIGHBOUR = ingress("evil", "neighbour", rule("neighbour.test", "/", "pod"))
            + Manifests.pod("evil", "pod", "neighbour");

    private Tenants() {}

    /// Everybody else is served, as if nothing were wrong, and nothing is said of them.
    static RoutedManifests served(Map<String, ?> options, String... manifests) throws Exception {
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

    static void assertNamedOnce(RoutedManifests routed, String culprit) {
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

    static String ingress(String namespace, String name, String rules) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: "%s", namespace: "%s"}
                spec: {rules: [%s]}
                """.formatted(name, namespace, rules);
    }

    static String rule(String host, String path, String service) {
        return "{host: %s, http: {paths: [{path: %s, pathType: Prefix, backend: {service: {name: \"%s\", port: {number: 80}}}}]}}"
                .formatted(host, path, service);
    }

    static String withTls(String ingress, String secret) {
        return ingress.replace("spec: {rules:", "spec: {tls: [{secretName: " + secret + "}], rules:");
    }

    static String secret(String namespace, String name, String certificate, String key) {
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
}

package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What objects of a cluster may refer to.
class ReferencesTest {

    private static final List<String> SITES =
            List.of("router.middlewares", "router.tls.options", "service.serverstransport", "service.middlewares");

    @TempDir
    private Path folder;

    static Stream<Arguments> sites() {
        var all = new ArrayList<Arguments>();
        for (var site : SITES) {
            all.add(Arguments.of(site, Map.of(), true));
            all.add(Arguments.of(site, Map.of("crossProviderNamespaces", List.of("shop")), true));
            all.add(Arguments.of(site, Map.of("crossProviderNamespaces", List.of("other")), false));
            all.add(Arguments.of(site, Map.of("crossProviderNamespaces", ""), false));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "K-03 {0} with {1}: allowed {2}")
    @MethodSource("sites")
    void otherProviders(String site, Map<String, Object> options, boolean allowed) {
        var annotations = "namespace: shop, annotations: {traefik.ingress.kubernetes.io/" + site + ": x@file}}";
        var ingress = Manifests.ingress("app", "/app");
        var service = Manifests.service();
        var isRouter = site.startsWith("router");
        var state =
                TestManifests.state((isRouter ? ingress.replace("namespace: shop}", annotations) : ingress) + "---\n"
                        + (isRouter ? service : service.replace("namespace: shop}", annotations)) + "---\n"
                        + Manifests.slice("10.0.0.1"));
        var translation = Clusters.translate(state, Clusters.settings(options, Map.of()));
        assertThat(translation.configuration().http().routers()).hasSize(allowed ? 1 : 0);
        assertThat(translation.problems().isEmpty()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("K-05 what a Secret holds is never the path of a file")
    void noPaths() throws Exception {
        var file = Files.writeString(folder.resolve("pair.pem"), "-----BEGIN CERTIFICATE-----");
        var secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: cert, namespace: shop}
                stringData: {tls.crt: "%s", tls.key: "%s"}
                """.formatted(file, file);
        var ingress = Manifests.ingress("app", "/app").replace("spec:", "spec:\n  tls: [{secretName: cert}]");
        var translation = Clusters.translate(TestManifests.state(
                ingress + "---\n" + Manifests.service() + "---\n" + Manifests.slice("10.0.0.1") + secret));
        assertThat(translation.configuration().tls().certificates())
                .singleElement()
                .satisfies(certificate -> assertThat(certificate.isUnusable()).isTrue());
        assertThat(translation.configuration().http().routers()).hasSize(1);
        assertThat(translation.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("Ingress shop/app", "spec.tls[0].secretName")
                        .doesNotContain(file.toString()));
    }
}

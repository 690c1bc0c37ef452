package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import io.fairlead.provider.spi.bind.Holder;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Secrets from one state of a cluster to the next.
class SecretsTest {

    private static final String GOOD = "-----BEGIN A";

    private final IncrementalTranslator translator = new IncrementalTranslator(Clusters.settings(Map.of(), Map.of()));

    @Test
    @DisplayName("T-08 a Secret that was made anew is told from the one before")
    void anew() {
        assertThat(certificates(secret("a", "1", GOOD))).containsExactly(good("a", "1"));
        assertThat(certificates(secret("a", "2", "bad"))).containsExactly(unusable("a", "2"));
        assertThat(certificates(secret("a", "2", "worse"))).containsExactly(unusable("a", "2"));
    }

    @Test
    @DisplayName("T-08 where a pair is counts, even if the pair stays the same")
    void moved() {
        assertThat(certificates(secret("a", "1", GOOD))).containsExactly(good("a", "1"));
        assertThat(certificates(secret("a", "2", GOOD))).containsExactly(good("a", "2"));
        assertThat(certificates(secret("a", "2", "bad"), secret("b", "3", GOOD)))
                .containsExactly(unusable("a", "2"), good("b", "3"));
    }

    @Test
    @DisplayName("T-08 of two Secrets that break, one after the other, both are named")
    void two() {
        assertThat(problems(secret("a", "1", GOOD), secret("b", "2", GOOD))).isEmpty();
        assertThat(problems(secret("a", "1", "bad"), secret("b", "2", GOOD)))
                .containsExactly("spec.tls[0].secretName: Secret shop/a that is no PEM");
        var both = new String[] {secret("a", "1", "bad"), secret("b", "2", "bad")};
        assertThat(problems(both))
                .containsExactly(
                        "spec.tls[0].secretName: Secret shop/a that is no PEM",
                        "spec.tls[1].secretName: Secret shop/b that is no PEM");
        assertThat(certificates(both)).containsExactly(unusable("a", "1"), unusable("b", "2"));
        assertThat(unusable("a", "1")).isNotEqualTo(unusable("b", "1")).isNotEqualTo(unusable("a", "2"));
    }

    private List<String> problems(String... secrets) {
        return translator.next(state(secrets)).problems().stream()
                .filter(problem -> problem.field().startsWith("spec.tls"))
                .map(problem -> problem.field() + ": " + problem.found())
                .toList();
    }

    private List<TlsCertificateConfig> certificates(String... secrets) {
        return translator.next(state(secrets)).configuration().tls().certificates();
    }

    private static ClusterState state(String... secrets) {
        var ingress = Manifests.ingress("web", "/")
                .replaceFirst("spec:\n", "spec:\n  tls: [{secretName: a}, {secretName: b}]\n");
        return TestManifests.state(ingress + "---\n" + String.join("---\n", secrets));
    }

    private static String secret(String name, String uid, String content) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: shop, uid: "%s"}
                stringData: {tls.crt: "%s", tls.key: "%s"}
                """.formatted(name, uid, content, content);
    }

    private static TlsCertificateConfig good(String name, String uid) {
        return TlsCertificateConfig.of(GOOD, GOOD, holder(name, uid));
    }

    private static TlsCertificateConfig unusable(String name, String uid) {
        return TlsCertificateConfig.unusable(holder(name, uid));
    }

    private static Holder holder(String name, String uid) {
        return new Holder("Secret", "shop", name, uid);
    }
}

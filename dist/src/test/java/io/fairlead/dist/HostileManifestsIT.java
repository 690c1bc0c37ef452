package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broken objects beside good ones, through the archive.
class HostileManifestsIT {

    private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";
    private static final int CHANGES = 10;

    /// Who must be named, each by another part of the program.
    private static final List<String> CULPRITS = List.of(
            "broken.yml, document 1",
            "number.yml, document 1",
            "Ingress default/typo",
            "Ingress default/nobody",
            "Ingress default/secretless",
            "Service default/scheme, metadata",
            "default-pattern-",
            "default-guard-");

    @TempDir
    private Path folder;

    private Whoami pod;

    @BeforeEach
    void prepare() throws IOException {
        pod = Whoami.start("127.0.0.1", 0, "pod");
        write("pod", Manifests.service("pod") + "---\n" + Manifests.slice("pod", pod.port()));
        write("good", Manifests.ingress("good", "good.test", "/", "pod"));
    }

    @AfterEach
    void close() {
        pod.close();
    }

    @Test
    @DisplayName("K-06 each broken object is named once, in one line, however often the configuration changes")
    void onceEach() throws Exception {
        write("broken", "kind: [\n---\n" + Manifests.ingress("beside", "beside.test", "/", "pod"));
        write("number", Manifests.ingress("number", "bad.test", "/", "pod").replace("number: 80", "number: eighty"));
        write("typo", annotated("typo", ROUTER + "entrypoint", "web"));
        write("nobody", Manifests.ingress("nobody", "bad.test", "/nobody", "nobody"));
        write(
                "secretless",
                Manifests.ingress("secretless", "secretless.test", "/", "pod")
                        .replaceFirst("spec:\n", "spec:\n  tls: [{secretName: none}]\n"));
        write(
                "scheme",
                Manifests.with(
                                Manifests.service("scheme"),
                                "traefik.ingress.kubernetes.io/service.sticky.cookie.maxage",
                                "soon")
                        + "---\n" + Manifests.slice("scheme", pod.port()) + "---\n"
                        + Manifests.ingress("user", "bad.test", "/scheme", "scheme"));
        write(
                "pattern",
                annotated("pattern", ROUTER + "pathmatcher", "PathRegexp")
                        .replace("path: /", "path: \"/(.*){1,1000}\"")
                        .replace("pathType: Prefix", "pathType: ImplementationSpecific"));
        write("guard", annotated("guard", ROUTER + "middlewares", "gone@file"));
        try (var fairlead = FairleadProcess.start(
                Distribution.shared(), Map.of(), "--providers.kubernetesIngress.manifests=" + folder)) {
            assertThat(fairlead.get("good.test", "/").status()).isEqualTo(200);
            assertThat(fairlead.get("beside.test", "/").status()).isEqualTo(200);
            assertThat(fairlead.get("secretless.test", "/").status()).isEqualTo(200);
            assertThat(fairlead.get("bad.test", "/").status()).isEqualTo(404);

            for (var i = 0; i < CHANGES; i++) {
                write("change", Manifests.ingress("change", "change" + i + ".test", "/", "pod"));
                fairlead.awaitAnswer("change" + i + ".test", "/", 200, "Name: pod\n");
            }
            for (var culprit : CULPRITS) {
                assertThat(fairlead.log().lines().filter(line -> line.contains(culprit)))
                        .as("lines about %s", culprit)
                        .hasSize(1);
            }
            assertThat(fairlead.log()).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }

    @Test
    @DisplayName("K-02 no tenant gets what another's pods should get, by names that join to the same text")
    void tenants() throws Exception {
        try (var other = Whoami.start("127.0.0.1", 0, "other")) {
            write("one", tenant("a-b", "c", "d", "one.test", pod.port()));
            write("two", tenant("a", "b-c", "b-d", "two.test", other.port()));
            try (var fairlead = FairleadProcess.start(
                    Distribution.shared(), Map.of(), "--providers.kubernetesIngress.manifests=" + folder)) {
                for (var i = 0; i < CHANGES; i++) {
                    assertThat(fairlead.get("one.test", "/").body()).contains("Name: pod\n");
                    assertThat(fairlead.get("two.test", "/").body()).contains("Name: other\n");
                    write("change", Manifests.ingress("change", "change" + i + ".test", "/", "pod"));
                    fairlead.awaitAnswer("change" + i + ".test", "/", 200, "Name: pod\n");
                }
            }
        }
    }

    private static String tenant(String namespace, String ingress, String service, String host, int port) {
        return (Manifests.service(service) + "---\n" + Manifests.slice(service, port) + "---\n"
                        + Manifests.ingress(ingress, host, "/", service))
                .replace("namespace: default", "namespace: " + namespace);
    }

    private static String annotated(String name, String key, String value) {
        return Manifests.with(Manifests.ingress(name, name + ".test", "/", "pod"), key, value);
    }

    private void write(String name, String text) throws IOException {
        Folders.write(folder.resolve(name + ".yml"), text);
    }
}

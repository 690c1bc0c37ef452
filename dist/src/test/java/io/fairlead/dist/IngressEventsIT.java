package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an Ingress, told on the Ingress: by the provider, and by the core, which knows of other
/// providers.
class IngressEventsIT {

    private static final String MIDDLEWARES = "traefik.ingress.kubernetes.io/router.middlewares";

    @TempDir
    private Path folder;

    @Test
    void namesTheFieldAndTheNearestValue() throws Exception {
        try (var cluster = MockCluster.start();
                var pod = BackEnd.start("pod")) {
            cluster.resource(Manifests.service("web")).create();
            cluster.resource(Manifests.slice("web", pod.port())).create();
            cluster.resource(Manifests.ingress("typo", "typo.test", "/", "wbe")).create();
            cluster.resource(Manifests.with(
                            Manifests.ingress("open", "open.test", "/", "web"), MIDDLEWARES, "auht@file"))
                    .create();
            try (var fairlead = start(cluster)) {
                Await.until(
                        () -> messages(cluster, "typo").size() == 1
                                && messages(cluster, "open").size() == 1,
                        fairlead::log);
                assertThat(messages(cluster, "typo").getFirst())
                        .isEqualTo(
                                "spec.rules[0].http.paths[0].backend: found no Service default/wbe, expected one in the"
                                        + " namespace of the Ingress, perhaps web; this path is left out");
                assertThat(messages(cluster, "open").getFirst())
                        .isEqualTo("http.routers.default-open-open-test@kubernetes.middlewares[0]: found \"auht@file\","
                                + " which does not exist, expected the name of a middleware, perhaps auth@file");
                assertThat(fairlead.get("open.test", "/").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void namesTheSecretWhoseKeyIsForAnotherCertificate() throws Exception {
        Tls.certificate(folder, "first", "shop.test", 1);
        Tls.certificate(folder, "second", "shop.test", 2);
        var key = read("second.key");
        var shop = Manifests.withSecret(Manifests.ingress("shop", "shop.test", "/", "web"), "shop.test", "pair");
        try (var cluster = MockCluster.start()) {
            cluster.resource(Manifests.secret("pair", read("first.crt"), key)).create();
            cluster.resource(shop).create();
            cluster.resource(Manifests.ingress("other", "other.test", "/", "web"))
                    .create();
            try (var fairlead = start(cluster)) {
                var expected = "spec.tls[0].secretName: found Secret default/pair with a certificate that is not for"
                        + " its key, expected a pair that belongs together";
                Await.until(() -> messages(cluster, "shop").contains(expected), fairlead::log);
                assertThat(messages(cluster, "shop")).containsOnlyOnce(expected);
                assertThat(messages(cluster, "other")).noneMatch(message -> message.contains("pair"));
                assertThat(fairlead.log()).contains("TLS certificate Secret default/pair: found a certificate");
                key.lines()
                        .forEach(line -> assertThat(fairlead.log() + messages(cluster, "shop"))
                                .doesNotContain(line));
            }
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private FairleadProcess start(MockCluster cluster) throws Exception {
        var dynamic = folder.resolve("dynamic.yml");
        Files.writeString(dynamic, "http: {middlewares: {auth: {addPrefix: {prefix: /auth}}}}\n");
        return FairleadProcess.start(
                Distribution.shared(),
                cluster.environment(folder),
                "--providers.kubernetesIngress",
                "--providers.file.filename=" + dynamic);
    }

    private static List<String> messages(MockCluster cluster, String ingress) {
        return cluster.list("v1", "Event").stream()
                .filter(event -> ingress.equals(event.get("involvedObject", "name")))
                .map(event -> Objects.requireNonNull(event.<String>get("message")))
                .toList();
    }
}

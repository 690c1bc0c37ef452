package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive on a folder of manifests, with real back ends.
class ManifestsIT {

    @TempDir
    private Path folder;

    private Whoami one;
    private Whoami two;

    @BeforeEach
    void prepare() throws IOException {
        one = Whoami.start("127.0.0.1", 0, "one");
        two = Whoami.start("127.0.0.1", 0, "two");
        write("service.yml", Manifests.service("web"));
        write("slice.yml", Manifests.slice("web", one.port()));
        write("ingress.yml", Manifests.ingress("web", "example.com", "/bar", "web"));
    }

    @AfterEach
    void closeBackEnds() {
        one.close();
        two.close();
    }

    @Test
    void servesAndFollowsChanges() throws Exception {
        try (var fairlead = start()) {
            var answer = fairlead.get("example.com", "/bar");
            assertThat(answer.status()).as("%s%n%s", answer, fairlead.log()).isEqualTo(200);
            assertThat(answer.body()).contains("Name: one\n", "\nGET /bar HTTP/1.1\nHost: example.com\n");
            assertThat(answer.body()).contains("\nX-Forwarded-For: 127.0.0.1\n", "\nX-Forwarded-Host: example.com\n");
            assertThat(fairlead.get("example.com", "/other").status()).isEqualTo(404);
            assertThat(fairlead.get("other.example.com", "/bar").status()).isEqualTo(404);

            write("slice.yml", Manifests.slice("web", two.port()));
            fairlead.awaitAnswer("example.com", "/bar", 200, "Name: two\n");

            write("second.yml", Manifests.ingress("second", "example.org", "/", "web"));
            fairlead.awaitAnswer("example.org", "/any", 200, "Host: example.org\n");

            write("ingress.yml", Manifests.ingress("web", "example.com", "/foo", "web"));
            fairlead.awaitAnswer("example.com", "/foo", 200, "Name: two\n");
            fairlead.awaitAnswer("example.com", "/bar", 404, "");

            Files.delete(folder.resolve("ingress.yml"));
            fairlead.awaitAnswer("example.com", "/foo", 404, "");
            assertThat(fairlead.get("example.org", "/").status()).isEqualTo(200);

            Files.delete(folder.resolve("slice.yml"));
            fairlead.awaitAnswer("example.org", "/", 404, "");

            write("slice.yml", Manifests.slice("web", one.port()));
            fairlead.awaitAnswer("example.org", "/", 200, "Name: one\n");

            assertThat(fairlead.stop()).isZero();
        }
    }

    @Test
    void aBrokenManifestFallsAlone() throws Exception {
        write("broken.yml", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: [\n");
        try (var fairlead = start()) {
            assertThat(fairlead.get("example.com", "/bar").status()).isEqualTo(200);
            fairlead.awaitLog("broken.yml");
        }
    }

    @Test
    void aReferenceResolvesAcrossProvidersAndAMissingOneDisablesItsRouterAlone() throws Exception {
        var annotation = "traefik.ingress.kubernetes.io/router.middlewares";
        write(
                "stripped.yml",
                Manifests.annotated(
                        Manifests.ingress("stripped", "example.com", "/strip", "web"), annotation, "strip@file"));
        write(
                "missing.yml",
                Manifests.annotated(
                        Manifests.ingress("missing", "example.com", "/missing", "web"), annotation, "gone@file"));
        var dynamic = folder.resolveSibling(folder.getFileName() + "-dynamic.yml");
        Files.writeString(dynamic, "http: {middlewares: {strip: {stripPrefix: {prefixes: [/strip]}}}}\n");
        try (var fairlead = start("--providers.file.filename=" + dynamic)) {
            assertThat(fairlead.get("example.com", "/strip/x").body()).contains("\nGET /x HTTP/1.1\n");
            assertThat(fairlead.get("example.com", "/missing").status()).isEqualTo(404);
            assertThat(fairlead.get("example.com", "/bar").status()).isEqualTo(200);
            assertThat(Answer.get(fairlead.internal(), "localhost", "/api/rawdata")
                            .body())
                    .contains("gone@file")
                    .contains("\"disabled\"");
        } finally {
            Files.delete(dynamic);
        }
    }

    @Test
    void aServerThatRefusesIsABadGateway() throws Exception {
        one.close();
        try (var fairlead = start()) {
            assertThat(fairlead.get("example.com", "/bar").status()).isEqualTo(502);
        }
    }

    @Test
    void badRequestsAreRefusedAndTheNextIsServed() throws Exception {
        try (var fairlead = start()) {
            var endless = "GET /bar HTTP/1.1\r\nHost: example.com\r\nX: " + "x".repeat(2_000_000) + "\r\n\r\n";
            assertThat(Answer.of(fairlead.web(), endless).status()).isEqualTo(431);
            var chunk = "POST /bar HTTP/1.1\r\nHost: example.com\r\nTransfer-Encoding: chunked\r\n"
                    + "Connection: close\r\n\r\nzz\r\nhello\r\n0\r\n\r\n";
            assertThat(Answer.of(fairlead.web(), chunk).status()).isEqualTo(400);
            assertThat(fairlead.get("example.com", "/bar").status()).isEqualTo(200);
        }
    }

    private FairleadProcess start(String... flags) throws Exception {
        var all = new ArrayList<>(List.of(flags));
        all.add("--providers.kubernetesIngress.manifests=" + folder);
        return FairleadProcess.start(Distribution.shared(), Map.of(), all.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Folders.write(folder.resolve(name), text);
    }
}

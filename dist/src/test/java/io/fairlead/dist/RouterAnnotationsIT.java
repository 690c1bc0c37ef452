package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Each annotation that Traefik has for an Ingress, through the archive: what changes for clients, or for pods.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouterAnnotationsIT {

    private static final String KEY = "traefik.ingress.kubernetes.io/router.";

    private Path folder;

    private Whoami one;
    private Whoami two;
    private int other;
    private FairleadProcess fairlead;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        one = Whoami.start("127.0.0.1", 0, "one");
        two = Whoami.start("127.0.0.1", 0, "two");
        other = FairleadProcess.freePort();
        var dynamic = Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  middlewares:
                    first: {addPrefix: {prefix: /first}}
                    second: {addPrefix: {prefix: /second}}
                    mark: {headers: {customRequestHeaders: {X-Mark: marked}}}
                tls:
                  options:
                    modern: {minVersion: VersionTLS13}
                    mutual: {clientAuth: {clientAuthType: RequireAnyClientCert}}
                """);
        var manifests = Files.createDirectory(folder.resolve("manifests"));
        write(manifests, "one", Manifests.service("one") + "---\n" + Manifests.slice("one", one.port()));
        write(manifests, "two", Manifests.service("two") + "---\n" + Manifests.slice("two", two.port()));
        ingresses(manifests);
        fairlead = FairleadProcess.start(
                Distribution.shared(),
                Map.of(),
                "--entryPoints.other.address=127.0.0.1:" + other,
                "--providers.file.filename=" + dynamic,
                "--providers.kubernetesIngress.manifests=" + manifests);
    }

    @AfterAll
    void stop() throws Exception {
        if (fairlead != null) {
            fairlead.close();
        }
        one.close();
        two.close();
    }

    private static void ingresses(Path manifests) throws IOException {
        annotated(manifests, "plain", "/", "one");
        annotated(manifests, "entry", "/", "one", "entrypoints", "other");
        annotated(manifests, "half", "/", "one", "entrypoints", "other, nowhere");
        annotated(manifests, "nowhere", "/", "one", "entrypoints", "nowhere");
        annotated(manifests, "chain", "/", "one", "middlewares", "first@file, second@file,mark@file");
        annotated(manifests, "unqualified", "/", "one", "middlewares", "mark");
        write(
                manifests,
                "priority",
                Manifests.ingress("priority-long", "priority.test", "/a/long/path", "one") + "---\n"
                        + Manifests.with(
                                Manifests.ingress("priority-short", "priority.test", "/", "two"),
                                KEY + "priority",
                                "1000"));
        annotated(manifests, "whole", "/only", "one", "pathmatcher", "Path");
        annotated(manifests, "regexp", "\"/item/[0-9]+$\"", "one", "pathmatcher", "PathRegexp");
        annotated(manifests, "second", "\"/user/{id:[0-9]+}\"", "one", "rulesyntax", "v2");
        annotated(manifests, "third", "\"/user/{id:[0-9]+}\"", "one");
        annotated(manifests, "secure", "/", "one", "tls", "true");
        annotated(manifests, "insecure", "/", "one", "tls", "false", "tls.certresolver", "none");
        annotated(manifests, "modern", "/", "one", "tls.options", "modern@file");
        annotated(manifests, "mutual", "/", "one", "tls.options", "mutual@file");
        annotated(manifests, "gone", "/", "one", "tls.options", "gone@file");
        annotated(
                manifests,
                "domains",
                "/",
                "one",
                "tls.certresolver",
                "letsencrypt",
                "tls.domains.0.main",
                "example.org",
                "tls.domains.0.sans",
                "*.example.org, dev.example.org");
        annotated(
                manifests,
                "observed",
                "/",
                "one",
                "observability.accesslogs",
                "false",
                "observability.metrics",
                "f",
                "observability.tracing",
                "1",
                "observability.traceverbosity",
                "detailed");
        write(manifests, "classes", ofClass("mine", "traefik") + "---\n" + ofClass("others", "nginx"));
        annotated(manifests, "mistyped", "/", "one", "entrypoint", "web");
    }

    @Test
    void none() {
        assertThat(get("plain", "/any").body()).contains("Name: one\n", "\nGET /any HTTP/1.1\n");
        assertThat(Answer.get(other, "plain.test", "/").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("router.entrypoints")
    void entryPoints() {
        assertThat(get("entry", "/").status()).isEqualTo(404);
        assertThat(Answer.get(other, "entry.test", "/").status()).isEqualTo(200);
        assertThat(Answer.get(other, "half.test", "/").status()).isEqualTo(200);
        assertThat(router("half")).containsEntry("status", "warning");
        assertThat(router("nowhere")).containsEntry("status", "disabled");
    }

    @Test
    @DisplayName("A-01 router.middlewares, in their order")
    void middlewares() {
        assertThat(get("chain", "/x").body()).contains("\nGET /second/first/x HTTP/1.1\n", "\nX-Mark: marked\n");
        assertThat(get("plain", "/x").body()).doesNotContain("X-Mark");
    }

    @Test
    @DisplayName("A-02 router.middlewares without @provider names nothing, and nothing is served without it")
    void unqualifiedMiddleware() {
        assertThat(get("unqualified", "/").status()).isEqualTo(404);
        assertThat(router("unqualified")).containsEntry("status", "disabled");
    }

    @Test
    @DisplayName("router.priority")
    void priority() {
        assertThat(get("priority", "/a/long/path").body()).contains("Name: two\n");
    }

    @Test
    @DisplayName("router.pathmatcher Path")
    void wholePath() {
        assertThat(get("whole", "/only").status()).isEqualTo(200);
        assertThat(get("whole", "/only/more").status()).isEqualTo(404);
        assertThat(get("plain", "/only/more").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("router.pathmatcher PathRegexp")
    void pathRegexp() {
        assertThat(get("regexp", "/item/17").status()).isEqualTo(200);
        assertThat(get("regexp", "/item/x").status()).isEqualTo(404);
        assertThat(get("regexp", "/item/17/x").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("router.rulesyntax v2, beside v3")
    void ruleSyntax() {
        assertThat(get("second", "/user/17").status()).isEqualTo(200);
        assertThat(get("second", "/user/x").status()).isEqualTo(404);
        assertThat(get("third", "/user/17").status()).isEqualTo(404);
        assertThat(RawData.of(fairlead).router("default-second-second-test-user-id-0-9"))
                .containsEntry("ruleSyntax", "v2");
    }

    @Test
    @DisplayName("router.tls")
    void tls() throws Exception {
        assertThat(get("secure", "/").status()).isEqualTo(404);
        assertThat(secure("secure").body()).contains("Name: one\n", "\nX-Forwarded-Proto: https\n");
        assertThat(secure("plain").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("router.tls false switches off all below it")
    void noTls() throws Exception {
        assertThat(get("insecure", "/").status()).isEqualTo(200);
        assertThat(secure("insecure").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("router.tls.options with a least version")
    void leastVersion() throws Exception {
        assertThat(secure("modern").status()).isEqualTo(200);
        assertThat(secure("secure", "TLSv1.2").status()).isEqualTo(200);
        assertThatThrownBy(() -> secure("modern", "TLSv1.2")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("router.tls.options with client certificates")
    void clientCertificates() {
        assertThatThrownBy(() -> secure("mutual")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("A-02 router.tls.options that are missing close the door")
    void missingOptions() {
        assertThatThrownBy(() -> secure("gone")).isInstanceOf(IOException.class);
        assertThat(get("gone", "/").status()).isEqualTo(404);
        assertThat(router("gone")).containsEntry("status", "disabled");
    }

    @Test
    @DisplayName("router.tls.certresolver and router.tls.domains wait for their resolver")
    void domains() throws Exception {
        assertThat(secure("domains").status()).isEqualTo(200);
        assertThat(RawData.map(router("domains").get("tls")))
                .containsEntry("certResolver", "letsencrypt")
                .containsEntry(
                        "domains",
                        List.of(Map.of("main", "example.org", "sans", List.of("*.example.org", "dev.example.org"))));
    }

    @Test
    @DisplayName("router.observability")
    void observability() {
        assertThat(RawData.map(router("observed").get("observability")))
                .containsEntry("accessLogs", false)
                .containsEntry("metrics", false)
                .containsEntry("tracing", true)
                .containsEntry("traceVerbosity", "detailed");
        assertThat(get("observed", "/").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("kubernetes.io/ingress.class")
    void classes() {
        assertThat(get("mine", "/").status()).isEqualTo(200);
        assertThat(get("others", "/").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("K-06 a key that does not exist leaves the Ingress out, and says which one was meant")
    void unknownKey() {
        assertThat(get("mistyped", "/").status()).isEqualTo(404);
        assertThat(fairlead.log())
                .containsOnlyOnce("Ingress default/mistyped, ")
                .containsPattern("Ingress default/mistyped, .*router\\.entrypoints");
    }

    private Answer get(String name, String path) {
        return fairlead.get(name + ".test", path);
    }

    private Answer secure(String name, String... protocols) throws IOException {
        try (var socket = Tls.connect(Tls.context(), fairlead.web(), name + ".test", protocols)) {
            return Exchange.on(socket).send("GET / HTTP/1.1\r\nHost: " + name + ".test\r\n\r\n");
        }
    }

    private Map<String, Object> router(String name) {
        return RawData.of(fairlead).router("default-" + name + "-" + name + "-test");
    }

    private static String ofClass(String name, String ingressClass) {
        return Manifests.with(
                Manifests.ingress(name, name + ".test", "/", "one"), "kubernetes.io/ingress.class", ingressClass);
    }

    private static void annotated(Path manifests, String name, String path, String service, String... annotations)
            throws IOException {
        for (var i = 0; i < annotations.length; i += 2) {
            annotations[i] = KEY + annotations[i];
        }
        var ingress = Manifests.ingress(name, name + ".test", path, service);
        write(
                manifests,
                name,
                Manifests.with(ingress, annotations).replace("pathType: Prefix", "pathType: ImplementationSpecific"));
    }

    private static void write(Path manifests, String name, String text) throws IOException {
        Files.writeString(manifests.resolve(name + ".yml"), text);
    }
}

package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each annotation that Traefik has for a Service, but for cookies, through the archive: what changes for pods.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAnnotationsIT {

    private static final String KEY = "traefik.ingress.kubernetes.io/service.";

    private Path folder;

    private Whoami plain;
    private Whoami elsewhere;
    private SecurePod secure;
    private Http2Pod http2;
    private FairleadProcess fairlead;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Tls.certificate(folder, "pod", "pod.internal", 1);
        plain = Whoami.start("127.0.0.1", 0, "plain");
        elsewhere = Whoami.start("127.0.0.1", 0, "elsewhere");
        secure = SecurePod.start(folder, "pod");
        http2 = Http2Pod.start();
        var dynamic = Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  middlewares:
                    first: {addPrefix: {prefix: /first}}
                    second: {addPrefix: {prefix: /second}}
                  serversTransports:
                    pods: {serverName: pod.internal, rootCAs: [%1$s/pod.crt]}
                    others: {serverName: other.internal, rootCAs: [%1$s/pod.crt]}
                """.formatted(folder));
        var manifests = Files.createDirectory(folder.resolve("manifests"));
        services(manifests);
        fairlead = FairleadProcess.start(
                Distribution.shared(),
                Map.of(),
                "--providers.file.filename=" + dynamic,
                "--providers.kubernetesIngress.manifests=" + manifests);
    }

    @AfterAll
    void stop() throws Exception {
        if (fairlead != null) {
            fairlead.close();
        }
        plain.close();
        elsewhere.close();
        secure.close();
        http2.close();
    }

    private void services(Path manifests) throws IOException {
        service(manifests, "none", "web", 80, plain.port());
        service(manifests, "host", "web", 80, plain.port(), "passhostheader", "false");
        service(manifests, "kept", "web", 80, plain.port(), "passhostheader", "true");
        service(manifests, "port", "web", 443, secure.port(), "serverstransport", "pods@file");
        service(manifests, "name", "https-web", 8443, secure.port(), "serverstransport", "pods@file");
        service(
                manifests,
                "scheme",
                "web",
                80,
                secure.port(),
                "serversscheme",
                "https",
                "serverstransport",
                "pods@file");
        service(manifests, "back", "https", 443, plain.port(), "serversscheme", "http");
        service(manifests, "h2c", "web", 80, http2.port(), "serversscheme", "h2c");
        service(manifests, "untrusted", "https", 443, secure.port());
        service(manifests, "misnamed", "https", 443, secure.port(), "serverstransport", "others@file");
        service(manifests, "gone", "web", 80, plain.port(), "serverstransport", "gone@file");
        service(manifests, "middle", "web", 80, plain.port(), "middlewares", "first@file, second@file");
        service(manifests, "unguarded", "web", 80, plain.port(), "middlewares", "gone@file");
        service(manifests, "mistyped", "web", 80, plain.port(), "passhosthaeder", "false");
        service(manifests, "untrue", "web", 80, plain.port(), "passhostheader", "yes");
        Files.writeString(
                manifests.resolve("native.yml"),
                at("native", plain.port(), "  clusterIP: 127.0.0.1\n", "nativelb", "true") + "---\n"
                        + at("slices", plain.port(), "  clusterIP: 127.0.0.1\n", "nativelb", "false") + "---\n"
                        + at("headless", plain.port(), "  clusterIP: None\n", "nativelb", "true"));
        Files.writeString(
                manifests.resolve("node.yml"),
                at("node", 80, "  type: NodePort\n", "nodeportlb", "true")
                                .replace("targetPort: 8080", "nodePort: " + plain.port())
                        + "---\n"
                        + at("nodeless", 80, "  type: ClusterIP\n", "nodeportlb", "true") + """
                        ---
                        apiVersion: v1
                        kind: Node
                        metadata: {name: worker}
                        status: {addresses: [{type: Hostname, address: worker}, {type: InternalIP, address: 127.0.0.1}]}
                        """);
    }

    @Test
    void none() {
        assertThat(get("none").body()).contains("Name: plain\n", "\nHost: none.test\n", "\nGET /x HTTP/1.1\n");
    }

    @Test
    @DisplayName("service.passhostheader")
    void passHostHeader() {
        assertThat(get("host").body()).contains("\nHost: 127.0.0.1:" + plain.port() + "\n");
        assertThat(get("host").body()).contains("\nX-Forwarded-Host: host.test\n");
        assertThat(get("kept").body()).contains("\nHost: kept.test\n");
    }

    @ParameterizedTest(name = "HTTPS to pods by {0}")
    @ValueSource(strings = {"port", "name", "scheme"})
    void https(String way) {
        var answer = get(way);
        assertThat(answer.status()).as("%s%n%s", answer, fairlead.log()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("secure");
    }

    @Test
    @DisplayName("service.serversscheme http before a port that says https")
    void http() {
        assertThat(get("back").body()).contains("Name: plain\n");
    }

    @Test
    @DisplayName("service.serversscheme h2c")
    void h2c() {
        assertThat(get("h2c").body()).contains("h2c");
    }

    @Test
    @DisplayName("B-08 service.serverstransport says whom to trust, and by which name")
    void serversTransport() {
        assertThat(get("untrusted").status()).isGreaterThanOrEqualTo(500);
        assertThat(get("misnamed").status()).isGreaterThanOrEqualTo(500);
        assertThat(get("port").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-02 service.serverstransport that is missing leaves the routers out that need it")
    void missingTransport() {
        assertThat(get("gone").status()).isEqualTo(404);
        assertThat(RawData.of(fairlead).router("default-gone-gone-test")).containsEntry("status", "disabled");
    }

    @Test
    @DisplayName("service.nativelb")
    void nativeLb() {
        assertThat(get("native").body()).contains("Name: plain\n");
        assertThat(get("slices").body()).contains("Name: elsewhere\n");
        assertThat(get("headless").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("service.nodeportlb, for Services of type NodePort")
    void nodePortLb() {
        assertThat(get("node").body()).contains("Name: plain\n");
        assertThat(get("nodeless").body()).contains("Name: elsewhere\n");
    }

    @Test
    @DisplayName("service.middlewares, in their order")
    void middlewares() {
        assertThat(get("middle").body()).contains("\nGET /second/first/x HTTP/1.1\n");
    }

    @Test
    @DisplayName("A-02 service.middlewares that are missing leave the routers out that need them")
    void missingMiddleware() {
        assertThat(get("unguarded").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "K-06 a key or a value that does not exist leaves the paths of the Service out, and says what was meant")
    void badAnnotations() {
        assertThat(get("mistyped").status()).isEqualTo(404);
        assertThat(get("untrue").status()).isEqualTo(404);
        assertThat(fairlead.log())
                .containsOnlyOnce("Service default/mistyped, ")
                .containsPattern("Service default/mistyped, .*passhostheader")
                .containsOnlyOnce("Service default/untrue, ");
    }

    private Answer get(String name) {
        return fairlead.get(name + ".test", "/x");
    }

    private static void service(Path manifests, String name, String portName, int port, int pod, String... annotations)
            throws IOException {
        Files.writeString(
                manifests.resolve(name + ".yml"),
                Manifests.with(Manifests.service(name, portName, port), keys(annotations)) + "---\n"
                        + Manifests.slice(name, "1", portName, "127.0.0.1", pod) + "---\n"
                        + Manifests.ingress(name, name + ".test", "/", name).replace("number: 80", "number: " + port));
    }

    /// A Service whose EndpointSlice leads elsewhere.
    private String at(String name, int port, String spec, String... annotations) {
        return Manifests.with(Manifests.service(name, "web", port), keys(annotations))
                        .replace("spec:\n", "spec:\n" + spec)
                + "---\n" + Manifests.slice(name, "1", "web", "127.0.0.1", elsewhere.port()) + "---\n"
                + Manifests.ingress(name, name + ".test", "/", name).replace("number: 80", "number: " + port);
    }

    private static String[] keys(String... annotations) {
        for (var i = 0; i < annotations.length; i += 2) {
            annotations[i] = KEY + annotations[i];
        }
        return annotations;
    }
}

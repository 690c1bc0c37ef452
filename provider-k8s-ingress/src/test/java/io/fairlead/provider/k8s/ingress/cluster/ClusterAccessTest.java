package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAccessTest {

    private static final Map<String, String> IN_CLUSTER =
            Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443", "KUBECONFIG", "ignored");

    @TempDir
    Path folder;

    @Test
    void usesTheServiceAccountInsideACluster() throws Exception {
        Files.writeString(folder.resolve("token"), "first\n");
        var access = find(IN_CLUSTER, Optional.empty(), Optional.of("ignored"));
        assertThat(access.server()).isEqualTo("https://[fd00::1]:443/");
        assertThat(access.config().getOauthTokenProvider().getToken()).isEqualTo("first");
        Files.writeString(folder.resolve("token"), "rotated");
        assertThat(access.config().getOauthTokenProvider().getToken()).isEqualTo("rotated");
        assertThat(find(IN_CLUSTER, Optional.of("https://api.test:6443"), Optional.empty())
                        .server())
                .isEqualTo("https://api.test:6443/");
    }

    @Test
    void refusesAPodWithoutAToken() {
        assertThatThrownBy(() -> find(IN_CLUSTER, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token");
    }

    @Test
    void usesTheCurrentContextOfKubeconfig() throws Exception {
        var file = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: two
                contexts:
                - {name: one, context: {cluster: c1, user: u}}
                - {name: two, context: {cluster: c2, user: u}}
                clusters:
                - {name: c1, cluster: {server: "https://one.test"}}
                - {name: c2, cluster: {server: "https://two.test"}}
                users:
                - {name: u, user: {token: t}}
                """);
        var access = find(Map.of("KUBECONFIG", file.toString()), Optional.of("http://ignored"), Optional.empty());
        assertThat(access.server()).isEqualTo("https://two.test/");
        assertThat(access.config().getAutoOAuthToken()).isEqualTo("t");
    }

    @Test
    void usesEndpointAndTokenOtherwise() throws Exception {
        var access = find(Map.of(), Optional.of("http://localhost:8001"), Optional.of("text"));
        assertThat(access.server()).isEqualTo("http://localhost:8001/");
        assertThat(access.config().getOauthToken()).isEqualTo("text");
        var file = Files.writeString(folder.resolve("secret"), "from file\n");
        assertThat(find(Map.of(), Optional.of("http://localhost"), Optional.of(file.toString()))
                        .config()
                        .getOauthTokenProvider()
                        .getToken())
                .isEqualTo("from file");
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertThatThrownBy(() -> find(Map.of(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("endpoint");
        assertThatThrownBy(() -> find(Map.of(), Optional.of("not a url"), Optional.empty()))
                .hasMessageContaining("not a url");
        assertThatThrownBy(() -> find(Map.of("KUBECONFIG", "/no/such/file"), Optional.empty(), Optional.empty()))
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void anOptionWithoutTextIsNone() {
        assertThatThrownBy(
                        () -> ClusterAccess.find(Map.of(), Optional.of(""), Optional.of(""), Optional.of(Path.of(""))))
                .hasMessageContaining("found nothing, expected the URL");
        var access = ClusterAccess.find(
                Map.of(), Optional.of("http://localhost"), Optional.of(""), Optional.of(Path.of("")));
        assertThat(access.config().getOauthToken()).isNull();
        assertThat(access.config().getCaCertFile()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cr3t",
                "users: [{name: u, user: s3cr3t}]",
                "users: [{name: u, user: [token: s3cr3t}]",
                "kind: Config\nusers: [{name: u, user: {token: s3cr3t}}]",
                "kind: Config\ncurrent-context: gone\nusers: [{name: u, user: {token: s3cr3t}}]"
            })
    void refusesAKubeconfigThatIsNoneAndDoesNotShowIt(String text) throws Exception {
        var file = Files.writeString(folder.resolve("config"), text);
        assertThatThrownBy(() -> find(Map.of("KUBECONFIG", file.toString()), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("KUBECONFIG: found " + file)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({"gone, u, no cluster gone", "k, gone, no user gone"})
    void refusesAContextOfWhichThereIsOnlyOneHalf(String cluster, String user, String words) throws Exception {
        assertThatThrownBy(() -> find(kubeconfig(cluster, user, "token: s3cr3t"), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("KUBECONFIG: found " + folder)
                .hasMessageContaining(words)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "client-certificate-data: czNjcjN0, (CertificateException)",
        "client-certificate: /no/such/file, /no/such/file"
    })
    void tellsOfAClientCertificateThatCannotBeUsed(String certificate, String words) throws Exception {
        var access = find(
                kubeconfig("k", "u", certificate + ", client-key-data: czNjcjN0"), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> ClusterConnection.open(access, Pace.CALM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API server https://localhost:6443/ that cannot be used")
                .hasMessageContaining(words)
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("czNjcjN0");
    }

    private Map<String, String> kubeconfig(String cluster, String user, String credentials) throws IOException {
        var file = Files.writeString(folder.resolve("config"), """
                kind: Config
                current-context: c
                contexts: [{name: c, context: {cluster: %s, user: %s}}]
                clusters: [{name: k, cluster: {server: "https://localhost:6443"}}]
                users: [{name: u, user: {%s}}]
                """.formatted(cluster, user, credentials));
        return Map.of("KUBECONFIG", file.toString());
    }

    @Test
    void refusesAFolderAndAFileWithoutCertificates() throws Exception {
        assertThatThrownBy(() -> find(Map.of("KUBECONFIG", folder.toString()), Optional.empty(), Optional.empty()))
                .hasMessageStartingWith("KUBECONFIG: found no readable " + folder);
        var file = Files.writeString(folder.resolve("ca.crt"), "no certificate");
        assertThatThrownBy(() -> ClusterAccess.find(
                        Map.of(), Optional.of("https://localhost"), Optional.empty(), Optional.of(file)))
                .hasMessage("certAuthFilePath: found " + file + ", expected certificates as PEM");
    }

    @Test
    void saysWhoItIs() {
        assertThat(find(Map.of(), Optional.of("http://localhost"), Optional.empty())
                        .config()
                        .getUserAgent())
                .matches("fairlead/[\\w.-]+ \\(.+/.+\\) kubernetes/ingress");
    }

    private ClusterAccess find(Map<String, String> environment, Optional<String> endpoint, Optional<String> token) {
        return ClusterAccess.find(environment, endpoint, token, Optional.empty(), folder);
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectKindTest {

    private static final Map<String, ?> METADATA = Map.of("name", "x", "namespace", "shop", "uid", "1-2");

    @Test
    void aSecretKeepsCertificateAndKey() throws Exception {
        var secret = secret(Map.of("data", Map.of("tls.crt", "YQ==", "tls.key", "Yg\n==", "other", "Yw==")));
        assertThat(secret.crt()).contains("a");
        assertThat(secret.key()).contains("b");
        assertThat(secret(Map.of()).crt()).isEmpty();
    }

    @Test
    void plainDataOfAManifestWins() throws Exception {
        var secret = secret(Map.of("data", Map.of("tls.crt", "YQ=="), "stringData", Map.of("tls.crt", "plain")));
        assertThat(secret.crt()).contains("plain");
    }

    @Test
    @DisplayName("K-04 nothing shows what a Secret holds")
    void hidden() throws Exception {
        var whole = secret(Map.of("stringData", Map.of("tls.crt", "s3cret", "tls.key", "s3cret")));
        assertThat(whole.toString()).contains("shop/x").doesNotContain("s3cret");
        for (var bad : List.of(
                Map.of("data", Map.of("tls.key", "s3cret!")),
                Map.of("data", Map.of("tls.crt", 7)),
                Map.of("stringData", Map.of("tls.key", List.of("s3cret"))))) {
            assertThatThrownBy(() -> secret(bad))
                    .isInstanceOf(FieldException.class)
                    .message()
                    .containsIgnoringCase("data.")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void aNodeKeepsItsAddresses() throws Exception {
        var addresses = List.of(Map.of("type", "InternalIP", "address", "10.0.0.1"), Map.of("type", "Hostname"));
        var node = (Node) read(ObjectKind.NODE, Map.of("status", Map.of("addresses", addresses)));
        assertThat(node.metadata().key()).isEqualTo(new ObjectKey("", "x"));
        assertThat(node.addresses())
                .containsExactly(new Node.Address("InternalIP", "10.0.0.1"), new Node.Address("Hostname", ""));
    }

    @Test
    void endpointsAreSlicesOfWhatIsReady() throws Exception {
        var subset = Map.of(
                "addresses",
                List.of(Map.of("ip", "10.0.0.1")),
                "notReadyAddresses",
                List.of(Map.of("ip", "10.0.0.2")),
                "ports",
                List.of(Map.of("port", 8080), Map.of("name", "b", "port", 0)));
        var endpoints = (Endpoints) read(ObjectKind.ENDPOINTS, Map.of("subsets", List.of(subset)));
        assertThat(endpoints.slices())
                .containsExactly(new EndpointSlice(
                        endpoints.metadata(),
                        "x",
                        false,
                        List.of(
                                new EndpointSlice.Port(Optional.of(""), Optional.of(8080)),
                                new EndpointSlice.Port(Optional.of("b"), Optional.empty())),
                        List.of(new EndpointSlice.Endpoint(List.of("10.0.0.1"), true, false))));
    }

    @Test
    void statusIsReadForThoseThatPublishIt() throws Exception {
        var status = Map.of(
                "loadBalancer",
                Map.of(
                        "ingress",
                        List.of(
                                Map.of("ip", "203.0.113.1", "ports", List.of(Map.of("port", 80, "protocol", "UDP"))),
                                Map.of("hostname", "lb.example.org"))));
        var expected = List.of(
                new PublishedAddress("203.0.113.1", "", List.of(new PublishedAddress.Port(80, "UDP"))),
                new PublishedAddress("", "lb.example.org", List.of()));
        assertThat(((Ingress) read(ObjectKind.INGRESS, Map.of("status", status))).published())
                .isEqualTo(expected);
        assertThat(((Service) read(ObjectKind.SERVICE, Map.of("status", status))).published())
                .isEqualTo(expected);
    }

    @Test
    void aServiceKeepsWhatAnswersForIt() throws Exception {
        var ports = List.of(Map.of("name", "a", "port", 80, "nodePort", 30080), Map.of("port", 81, "protocol", "UDP"));
        var spec = Map.of(
                "type", "NodePort", "externalName", "x.test", "externalIPs", List.of("192.0.2.1"), "ports", ports);
        var service = (Service) read(ObjectKind.SERVICE, Map.of("spec", spec));
        assertThat(service.externalName()).isEqualTo("x.test");
        assertThat(service.externalIps()).containsExactly("192.0.2.1");
        assertThat(service.ports())
                .containsExactly(new Service.Port("a", 80, 30080, "TCP"), new Service.Port("", 81, 0, "UDP"));
        assertThat(service.metadata().uid()).isEqualTo("1-2");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("K-06 fields that are null are as good as absent")
    void nothing(ObjectKind kind) throws Exception {
        var tree = new HashMap<String, Object>();
        for (var field : Arrays.asList("metadata", "spec", "status", "data", "subsets", "ports", "endpoints")) {
            tree.put(field, null);
        }
        assertThat(kind.read(tree, "")).isEqualTo(kind.read(Map.of(), ""));
    }

    private static Secret secret(Map<String, ?> tree) throws FieldException {
        return (Secret) read(ObjectKind.SECRET, tree);
    }

    private static ClusterObject read(ObjectKind kind, Map<String, ?> tree) throws FieldException {
        var whole = new HashMap<String, Object>(tree);
        whole.put("metadata", METADATA);
        return kind.read(whole, "");
    }
}

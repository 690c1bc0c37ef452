package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTreesTest {

    private static final String SECRET = """
            {"metadata":{"name":"s","managedFields":[{"fieldsV1":{"f:data":{}}}],"annotations":{"a":"b",
            "kubectl.kubernetes.io/last-applied-configuration":"{}"}},
            "data":{"tls.crt":"Y3J0","password":"c2VjcmV0","tls.key":"a2V5","nested":{"tls.crt":1}},"type":"Opaque"}""";

    @Test
    @DisplayName("K-04 of a Secret nothing is kept but the certificate and its key")
    void secrets() {
        assertThat(read(JsonTrees.NEEDED, SECRET))
                .isEqualTo(Map.of(
                        "metadata", Map.of("name", "s", "annotations", Map.of("a", "b")),
                        "data", Map.of("tls.crt", "Y3J0", "tls.key", "a2V5"),
                        "type", "Opaque"));
    }

    @Test
    void wholeIsWhole() {
        assertThat(read(JsonTrees.WHOLE, SECRET).toString()).contains("password", "managedFields", "last-applied");
    }

    @Test
    void valuesOfAllTypes() {
        assertThat(read(JsonTrees.NEEDED, """
                {"t":"x","i":7,"d":1.5,"y":true,"n":false,"l":[1,"a",{"k":[]},null]}"""))
                .containsEntry("t", "x")
                .containsEntry("i", 7)
                .containsEntry("d", 1.5)
                .containsEntry("y", true)
                .containsEntry("n", false)
                .containsEntry("l", Arrays.asList(1, "a", Map.of("k", List.of()), null));
        assertThat(read(JsonTrees.NEEDED, "[1]")).isEmpty();
    }

    @Test
    @DisplayName("K-06 an object that ends early is none")
    void truncated() {
        for (var end = 1; end < SECRET.length(); end++) {
            var part = SECRET.substring(0, end);
            assertThatThrownBy(() -> read(JsonTrees.NEEDED, part)).as(part).isInstanceOf(JacksonException.class);
        }
    }

    private static Map<String, Object> read(JsonTrees how, String json) {
        try (var parser = JsonTrees.parser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
            parser.nextToken();
            return how.object(parser);
        }
    }
}

package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of `NAME.yml` and `NAME.expected.yaml` in a folder that is no part of the sources. Its name keeps it out of
/// the build; by hand it runs with `-Dtest=FixtureCheck -Dfairlead.fixtures=FOLDER`.
class FixtureCheck {

    private static final Pattern OPTIONS = Pattern.compile("# provider: (.*)");

    /// These need options that there are not yet, and are refused for them. One that is refused no more belongs off
    /// this list.
    private static final Set<String> UNSUPPORTED = Set.of(
            "Ingress-with-IPv6-endpoints-externalname-enabled.expected.yaml",
            "Ingress-with-native-lb-by-default.expected.yaml",
            "Ingress-with-node-port-lb-cluster-scope-disabled.expected.yaml",
            "Ingress-with-service-with-externalName-enabled.expected.yaml",
            "Ingress-with-strict-prefix-matching.expected.yaml",
            "Published-Service-ExternalName.expected.yaml",
            "Published-Service-NodePort.expected.2.yaml",
            "Published-Service-NodePort.expected.yaml");

    static Stream<String> supported() throws IOException {
        return expectations(false);
    }

    static Stream<String> unsupported() throws IOException {
        return expectations(true);
    }

    @ParameterizedTest
    @MethodSource("supported")
    void isAsExpected(String name) throws Exception {
        var options = options(name);
        var cluster = folder().resolve(name.substring(0, name.indexOf(".expected")) + ".yml");
        var translation = Clusters.translate(Clusters.ofFile(cluster, options), options);
        var expected = Yaml.file(folder().resolve(name));
        var http = Yaml.map(Yaml.comparable(expected.getOrDefault("http", Map.of())));
        assertThat(translation.configuration().http())
                .as(() -> translation.problems().toString())
                .isEqualTo(RecordBinder.bind(HttpConfiguration.class, http, "http"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isRefused(String name) {
        assertThatThrownBy(() -> options(name)).isInstanceOf(BindException.class);
    }

    private static Stream<String> expectations(boolean unsupported) throws IOException {
        try (var files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".expected") && UNSUPPORTED.contains(name) == unsupported)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static KubernetesIngressOptions options(String name) throws IOException {
        var header = OPTIONS.matcher(Files.readString(folder().resolve(name)));
        assertThat(header.find()).isTrue();
        return Clusters.options(Yaml.map(Yaml.parse(header.group(1))));
    }

    private static Path folder() {
        return Path.of(System.getProperty("fairlead.fixtures", "fixtures"));
    }
}

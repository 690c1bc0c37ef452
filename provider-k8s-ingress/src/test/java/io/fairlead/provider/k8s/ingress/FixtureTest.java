package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of `NAME.yml` and `NAME.expected.yaml` in the folder that `-Dfairlead.fixtures` names. Those that need what
/// this provider does not have yet are aborted with the reason.
@EnabledIfSystemProperty(named = "fairlead.fixtures", matches = ".+")
class FixtureTest {

    private static final Pattern OPTIONS = Pattern.compile("# provider: (.*)");

    static Stream<String> expectations() throws IOException {
        try (var files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".expected"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void isAsExpected(String name) throws IOException {
        var header = OPTIONS.matcher(Files.readString(folder().resolve(name)));
        assertThat(header.find()).isTrue();
        var options = options(header.group(1));
        var expected = Yaml.file(folder().resolve(name));
        if (expected.containsKey("ingressStatus")) {
            abort("the status of an Ingress is not written yet");
        }
        var cluster = folder().resolve(name.substring(0, name.indexOf(".expected")) + ".yml");
        var translation = Clusters.translate(Clusters.ofFile(cluster, options), options);
        var http = Yaml.map(Yaml.comparable(expected.getOrDefault("http", Map.of())));
        assertThat(translation.configuration().http())
                .as(() -> translation.problems().toString())
                .isEqualTo(RecordBinder.bind(HttpConfiguration.class, http, "http"));
    }

    private static KubernetesIngressOptions options(String json) {
        try {
            return Clusters.options(Yaml.map(Yaml.parse(json)));
        } catch (BindException e) {
            return abort("not supported yet: " + e.getMessage());
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("fairlead.fixtures"));
    }
}

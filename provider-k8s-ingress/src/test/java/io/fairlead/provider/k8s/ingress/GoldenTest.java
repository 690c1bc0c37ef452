package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `src/test/resources/golden` is a case: `cluster.yaml`, and `expected.yaml` with the options, the
/// configuration, and what is said about each problem.
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsExpected(String name) throws IOException {
        var expected = Yaml.file(FOLDER.resolve(name).resolve("expected.yaml"));
        var options = Clusters.options(Yaml.map(expected.get("options")));
        var cluster = FOLDER.resolve(name).resolve("cluster.yaml");
        var translation = Clusters.translate(Clusters.ofFile(cluster, options), options);
        var http = Yaml.map(Yaml.comparable(expected.getOrDefault("http", Map.of())));
        assertThat(translation.configuration().http())
                .isEqualTo(RecordBinder.bind(HttpConfiguration.class, http, "http"));
        assertThat(translation.problems().stream()
                        .map(problem -> problem.source().replace(cluster.toAbsolutePath() + ", ", "") + ", "
                                + problem.field() + ": " + problem.found())
                        .toList())
                .isEqualTo(expected.getOrDefault("problems", List.of()));
    }
}

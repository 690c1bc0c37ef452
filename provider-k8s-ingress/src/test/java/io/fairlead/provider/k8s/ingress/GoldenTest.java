package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `src/test/resources/golden` is a case: `cluster.yaml`, and `expected.yaml` with the options, the
/// configuration, and what is said about each problem. What routers say of observability, and what is expected where
/// there is a problem, counts where the expectation has it at all.
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String EXPECTED = ", expected ";

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsExpected(String name) throws IOException {
        var file = FOLDER.resolve(name).resolve("expected.yaml");
        var expected = Yaml.file(file);
        var settings = Clusters.settings(Yaml.map(expected.get("options")), Yaml.map(expected.get("core")));
        var cluster = FOLDER.resolve(name).resolve("cluster.yaml");
        var translation = Clusters.translate(Clusters.ofFile(cluster, settings.options()), settings);
        var observed = Files.readString(file).contains("observability:");
        Expectation.of(expected).isMetBy(observed ? translation : Expectation.withoutMetadata(translation));
        var whole = String.valueOf(expected.get("problems")).contains(EXPECTED);
        assertThat(translation.problems().stream()
                        .map(problem -> problem.source().replace(cluster.toAbsolutePath() + ", ", "") + ", "
                                + problem.field() + ": " + problem.found()
                                + (whole ? EXPECTED + problem.expected() : ""))
                        .toList())
                .isEqualTo(expected.getOrDefault("problems", List.of()));
    }
}

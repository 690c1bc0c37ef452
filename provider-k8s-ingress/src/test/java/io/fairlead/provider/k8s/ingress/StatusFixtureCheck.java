package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.status.DesiredStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// As [FixtureCheck], for the pairs that expect a status. It runs with `-Dtest=StatusFixtureCheck
/// -Dfairlead.fixtures=FOLDER`.
class StatusFixtureCheck {

    private static final Pattern OPTIONS = Pattern.compile("# provider: (.*)");
    private static final String STATUS = "ingressStatus";

    static Stream<String> expectations() throws IOException {
        try (var files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("Published-Service") && name.contains(".expected"))
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
        var options = Clusters.options(Yaml.map(Yaml.parse(header.group(1))));
        var cluster = folder().resolve(name.substring(0, name.indexOf(".expected")) + ".yml");
        var addresses = addresses(PublishedStatusTest.desired(cluster, options));
        var expected = Tree.map(Yaml.file(folder().resolve(name)), STATUS);
        assertThat(expected).isNotEmpty();
        expected.keySet()
                .forEach(key -> assertThat(new HashSet<>(addresses))
                        .isEqualTo(new HashSet<>(Tree.maps(expected, key, "loadBalancer", "ingress"))));
    }

    /// No Ingress of these pairs has a status, so one that stays as it is stays empty.
    private static List<Map<String, Object>> addresses(DesiredStatus desired) {
        return switch (desired) {
            case DesiredStatus.Addresses(var addresses) -> PublishedStatusTest.trees(addresses);
            case DesiredStatus.AsItIs _, DesiredStatus.Unknown _ -> List.of();
        };
    }

    private static Path folder() {
        return Path.of(System.getProperty("fairlead.fixtures", "fixtures"));
    }
}

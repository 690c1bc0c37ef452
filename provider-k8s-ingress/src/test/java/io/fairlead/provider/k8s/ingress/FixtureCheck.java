package io.fairlead.provider.k8s.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of `NAME.yml` and `NAME.expected.yaml` in a folder that is no part of the sources. Its name keeps it out of
/// the build; by hand it runs with `-Dtest=FixtureCheck -Dfairlead.fixtures=FOLDER`.
class FixtureCheck {

    private static final Pattern OPTIONS = Pattern.compile("(?m)^# provider: (.*)$");
    private static final Pattern CORE = Pattern.compile("(?m)^# core: (.*)$");
    private static final String STATUS = "ingressStatus:";

    static Stream<String> configurations() throws IOException {
        try (var files = Files.list(folder())) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".expected"))
                    .sorted()
                    .toList();
            return names.stream().filter(name -> !text(name).contains(STATUS));
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void isAsExpected(String name) throws Exception {
        var settings = Clusters.settings(header(OPTIONS, name), header(CORE, name));
        var cluster = folder().resolve(name.substring(0, name.indexOf(".expected")) + ".yml");
        var translation = Clusters.translate(Clusters.ofFile(cluster, settings.options()), settings);
        Expectation.of(Yaml.file(folder().resolve(name))).isMetBy(translation);
    }

    private static Map<String, Object> header(Pattern pattern, String name) {
        var header = pattern.matcher(text(name));
        return header.find() ? Yaml.map(Yaml.parse(header.group(1))) : Map.of();
    }

    private static String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("fairlead.fixtures", "fixtures"));
    }
}

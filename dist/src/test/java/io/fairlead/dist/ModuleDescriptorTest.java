package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares each module descriptor with a committed text, so that an accidental export shows in review.
class ModuleDescriptorTest {

    private static final Path GOLDEN = Path.of("src/test/golden");

    @Test
    void allModulesAreThere() {
        assertThat(descriptors().map(ModuleDescriptor::name))
                .containsExactlyInAnyOrder(
                        "io.fairlead.middleware.spi",
                        "io.fairlead.provider.spi",
                        "io.fairlead.core",
                        "io.fairlead.provider.file",
                        "io.fairlead.provider.k8s.ingress");
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void isAsCommitted(ModuleDescriptor descriptor) throws IOException {
        var golden = GOLDEN.resolve(descriptor.name() + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text(descriptor));
        }
        assertThat(text(descriptor))
                .as("the descriptor of %s; accept a change with: ./mvnw verify -Dgolden=write", descriptor.name())
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }

    private static Stream<ModuleDescriptor> descriptors() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("fairlead") || entry.endsWith("classes"))
                .flatMap(entry -> ModuleFinder.of(Path.of(entry)).findAll().stream())
                .map(ModuleReference::descriptor)
                .filter(descriptor -> descriptor.name().startsWith("io.fairlead."));
    }

    private static String text(ModuleDescriptor descriptor) {
        return Stream.of(
                        List.of((descriptor.isOpen() ? "open " : "") + "module " + descriptor.name()),
                        lines("requires ", descriptor.requires(), ModuleDescriptorTest::requirement),
                        lines("exports ", descriptor.exports(), export -> export.source() + to(export.targets())),
                        lines("opens ", descriptor.opens(), open -> open.source() + to(open.targets())),
                        lines("uses ", descriptor.uses(), Function.identity()),
                        lines(
                                "provides ",
                                descriptor.provides(),
                                provided -> provided.service() + " with " + String.join(", ", provided.providers())))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static <T> List<String> lines(String word, Iterable<T> items, Function<T, String> text) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> word + text.apply(item))
                .sorted()
                .toList();
    }

    private static String requirement(ModuleDescriptor.Requires requires) {
        return requires.modifiers().stream()
                        .filter(modifier -> modifier != ModuleDescriptor.Requires.Modifier.MANDATED)
                        .map(modifier -> modifier.toString().toLowerCase(Locale.ROOT) + " ")
                        .sorted()
                        .collect(Collectors.joining())
                + requires.name();
    }

    private static String to(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + targets.stream().sorted().collect(Collectors.joining(", "));
    }
}

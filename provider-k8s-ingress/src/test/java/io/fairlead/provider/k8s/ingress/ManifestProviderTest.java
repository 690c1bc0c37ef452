package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.ServiceConfig.LoadBalancer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestProviderTest {

    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();

    @BeforeEach
    void backend() throws IOException {
        write("backend.yaml", Manifests.service() + "---\n" + Manifests.slice("127.0.0.1"));
    }

    @Test
    void followsAFolder() throws Exception {
        write("one.yaml", Manifests.ingress("one", "/one"));
        try (var running = run()) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            Files.createDirectory(folder.resolve("more"));
            write("more/two.yml", Manifests.ingress("two", "/two"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            Files.move(
                    write("new.tmp", Manifests.ingress("one", "/changed")),
                    folder.resolve("one.yaml"),
                    StandardCopyOption.ATOMIC_MOVE);
            sink.await(s -> s.routers().equals(Set.of("shop-one-changed", "shop-two-two")));
            write("backend.yaml", Manifests.service() + "---\n" + Manifests.slice("127.0.0.2"));
            sink.await(s -> servers().equals(List.of("http://127.0.0.2:8080")));
            Files.delete(folder.resolve("one.yaml"));
            sink.await(s -> s.routers().equals(Set.of("shop-two-two")));
        }
    }

    @Test
    @DisplayName("K-11 a file that breaks keeps what it defined, and new documents in it count")
    void breaks() throws Exception {
        write("one.yaml", Manifests.ingress("one", "/one"));
        try (var running = run()) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            write("one.yaml", "kind: [\n---\n" + Manifests.ingress("two", "/two"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            assertThat(sink.problems())
                    .extracting(Problem::source)
                    .containsExactly(folder.resolve("one.yaml") + ", document 1");
            write("one.yaml", "");
            sink.await(s ->
                    s.problems().stream().anyMatch(problem -> problem.found().contains("empty")));
            assertThat(sink.routers()).containsExactlyInAnyOrder("shop-one-one", "shop-two-two");
            write("one.yaml", Manifests.ingress("three", "/three"));
            sink.await(s -> s.routers().equals(Set.of("shop-three-three"))
                    && s.problems().isEmpty());
        }
    }

    @Test
    @DisplayName("K-11 what cannot be read falls alone, and keeps what it defined")
    void unreadable() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        write("sub/one.yaml", Manifests.ingress("one", "/one"));
        var loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        try (var running = run()) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.problems()).extracting(Problem::source).containsExactly(loop.toString());
            Files.move(folder.resolve("sub"), folder.resolve("..sub"));
            Files.createSymbolicLink(folder.resolve("sub"), Path.of("sub"));
            sink.await(s -> s.problems().size() == 2);
            write("two.yaml", Manifests.ingress("two", "/two"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
        }
    }

    @Test
    void saysWhatIsMissingAndTakesItWhenItComes() throws Exception {
        var later = folder.resolve("later/deep");
        try (var running = Running.start(Map.of("manifests", List.of(later.toString())), sink)) {
            sink.await(s -> s.configuration().isPresent());
            assertThat(sink.problems()).extracting(Problem::source).containsExactly(later.toString());
            Files.createDirectories(later);
            write(
                    "later/deep/all.yaml",
                    Manifests.ingress("one", "/one") + "---\n" + Manifests.service() + "---\n"
                            + Manifests.slice("127.0.0.1"));
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && s.problems().isEmpty());
        }
    }

    private List<String> servers() {
        return sink.configuration().stream()
                .flatMap(configuration -> configuration.http().services().values().stream())
                .flatMap(service -> ((LoadBalancer) service).servers().stream())
                .map(server -> server.url().toString())
                .toList();
    }

    private Running run() {
        return Running.start(Map.of("manifests", folder.toString()), sink);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

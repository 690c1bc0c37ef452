package io.fairlead.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProviderTest {

    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Optional<Thread> running = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (running.isPresent()) {
            running.get().interrupt();
            running.get().join();
        }
    }

    @Test
    void publishesAFileWithTheOriginOfEachRouter() throws Exception {
        var file = write("one.yml", """
                http:
                  routers:
                    a: {rule: "Host(`a`)", service: s, middlewares: [strip], priority: 7, entryPoints: [web], tls: {}}
                    b: {rule: "Host(`b`)", service: s}
                  services:
                    s: {loadBalancer: {servers: [{url: "http://127.0.0.1:8080"}]}}
                  middlewares:
                    strip: {stripPrefix: {prefixes: [/a]}}
                """);
        run(file, false);
        sink.await(s -> s.configuration().isPresent());
        var configuration = sink.configuration().orElseThrow();
        assertThat(configuration.http().routers().keySet()).containsExactly("a", "b");
        assertThat(configuration.http().routers().get("b")).isEqualTo(RouterConfig.of("Host(`b`)", "s"));
        assertThat(configuration.origins().get("b"))
                .isEqualTo(new Origin("file", "", file.toString(), Optional.empty(), 1));
        assertThat(configuration.http().middlewares().get("strip").type()).isEqualTo("stripPrefix");
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void followsAWriteInPlace() throws Exception {
        var file = write("one.yml", routers("a"));
        run(file, true);
        sink.await(s -> s.routers().equals(Set.of("a")));
        write("one.yml", routers("b"));
        sink.await(s -> s.routers().equals(Set.of("b")));
    }

    @Test
    void followsARename() throws Exception {
        var file = write("one.yml", routers("a"));
        run(file, true);
        sink.await(s -> s.routers().equals(Set.of("a")));
        for (var name : new String[] {"b", "c", "d"}) {
            Files.move(write("new.tmp", routers(name)), file, StandardCopyOption.ATOMIC_MOVE);
            sink.await(s -> s.routers().equals(Set.of(name)));
        }
    }

    @Test
    void followsTheLinkSwapOfAMountedVolume() throws Exception {
        Files.createDirectories(folder.resolve("..v1"));
        Files.createDirectories(folder.resolve("..v2"));
        write("..v1/one.yml", routers("a"));
        write("..v2/one.yml", routers("b"));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(folder.resolve("one.yml"), Path.of("..data/one.yml"));
        run(folder, true);
        sink.await(s -> s.routers().equals(Set.of("a")));
        assertThat(sink.problems()).isEmpty();
        Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..v2"));
        Files.move(folder.resolve("..data_tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        sink.await(s -> s.routers().equals(Set.of("b")));
    }

    @Test
    void readsAFolderInLexicalOrderAndTheFirstDefinitionWins() throws Exception {
        Files.createDirectories(folder.resolve("b/deep"));
        write("a.yaml", routers("a", "same"));
        write("b/deep/x.YML", routers("x", "same"));
        write("c.toml", "");
        write("note.txt", "not read: {{");
        run(folder, false);
        sink.await(s -> s.configuration().isPresent());
        assertThat(sink.routers()).containsExactly("a", "same", "x");
        assertThat(sink.configuration().orElseThrow().origins().get("same").name())
                .endsWith("a.yaml");
        assertThat(sink.problems())
                .extracting(Problem::source, Problem::field)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                folder.resolve("c.toml").toString(), ""),
                        org.assertj.core.groups.Tuple.tuple(
                                folder.resolve("b/deep/x.YML").toString(), "http.routers.same"));
    }

    @Test
    void anEntryThatCannotBeReadFallsAlone() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        write("one.yml", routers("a"));
        write("sub/two.yml", routers("b"));
        var loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        run(folder, true);
        sink.await(s -> s.routers().equals(Set.of("a", "b")));
        assertThat(sink.problems()).extracting(Problem::source).containsExactly(loop.toString());
        write("one.yml", routers("c"));
        sink.await(s -> s.routers().equals(Set.of("c", "b")));
        Files.move(folder.resolve("sub"), folder.resolve("..sub"));
        Files.createSymbolicLink(folder.resolve("sub"), Path.of("sub"));
        sink.await(s -> s.problems().stream()
                .anyMatch(
                        problem -> problem.source().equals(folder.resolve("sub").toString())));
        write("one.yml", routers("d"));
        sink.await(s -> s.routers().equals(Set.of("d", "b")));
        Files.delete(loop);
        Files.delete(folder.resolve("sub"));
        sink.await(s -> s.routers().equals(Set.of("d")) && s.problems().isEmpty());
    }

    @Test
    void followsNewFilesInNewFoldersAndDeletedOnes() throws Exception {
        var missing = folder.resolve("later");
        run(missing, true);
        sink.await(s -> !s.problems().isEmpty());
        Files.createDirectories(missing.resolve("sub"));
        write("later/sub/one.yml", routers("a"));
        sink.await(s -> s.routers().equals(Set.of("a")));
        write("later/two.yml", routers("b"));
        sink.await(s -> s.routers().equals(Set.of("a", "b")));
        Files.delete(missing.resolve("sub/one.yml"));
        sink.await(s -> s.routers().equals(Set.of("b")));
    }

    @Test
    void keepsTheLastGoodConfigurationAndSaysWhere() throws Exception {
        var file = write("one.yml", routers("a"));
        run(file, true);
        sink.await(s -> s.routers().equals(Set.of("a")));
        write("one.yml", "http:\n  routers:\n    a:\n      rule: Host(`a`)\n      service: s\n      prioritty: 3\n");
        sink.await(s -> !s.problems().isEmpty());
        assertThat(sink.routers()).containsExactly("a");
        assertThat(sink.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.source()).isEqualTo(file.toString());
            assertThat(problem.field()).isEqualTo("http.routers.a.prioritty");
        });
        write("one.yml", routers("b"));
        sink.await(s -> s.routers().equals(Set.of("b")) && s.problems().isEmpty());
    }

    @Test
    void keepsTheLastGoodConfigurationWhenTheFileGoesAway() throws Exception {
        var file = write("one.yml", routers("a"));
        run(file, true);
        sink.await(s -> s.routers().equals(Set.of("a")));
        Files.delete(file);
        sink.await(s -> !s.problems().isEmpty());
        assertThat(sink.routers()).containsExactly("a");
        write("one.yml", routers("b"));
        sink.await(s -> s.routers().equals(Set.of("b")));
    }

    @Test
    @DisplayName("K-11 a file cut off at any byte never empties the configuration, and heals when it is whole")
    void cutOff() throws Exception {
        var whole = routers("a", "b");
        for (var length = 0; length <= whole.length(); length++) {
            var file = folder.resolve("one.yml");
            var parsed = DynamicFile.parse(file, whole.substring(0, length));
            if (parsed instanceof DynamicFile.Parsed(var http, var _, var problems)) {
                assertThat(problems).isEmpty();
                assertThat(Set.of("a", "b")).containsAll(http.routers().keySet());
            }
        }
        var file = write("one.yml", whole);
        run(file, true);
        sink.await(s -> s.routers().equals(Set.of("a", "b")));
        for (var length : new int[] {0, 3, whole.length() / 2, whole.length() - 4}) {
            Files.writeString(file, whole.substring(0, length));
            Thread.yield();
            Files.writeString(file, whole.replace("`a`", "`a" + length + "`"));
            sink.await(s -> s.configuration()
                    .orElseThrow()
                    .http()
                    .routers()
                    .get("a")
                    .rule()
                    .equals("Host(`a" + length + "`)"));
        }
        assertThat(sink.history()).doesNotContain(Set.of());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String routers(String... names) {
        var text = new StringBuilder("http:\n  routers:\n");
        for (var name : names) {
            text.append("    ")
                    .append(name)
                    .append(":\n      rule: Host(`")
                    .append(name)
                    .append("`)\n")
                    .append("      service: s\n");
        }
        return text.toString();
    }

    private void run(Path path, boolean follow) {
        running = Optional.of(Thread.ofVirtual().start(() -> {
            try {
                new FileProvider(path, follow).run(sink);
            } catch (InterruptedException e) {
                // stopped by the test
            }
        }));
    }
}

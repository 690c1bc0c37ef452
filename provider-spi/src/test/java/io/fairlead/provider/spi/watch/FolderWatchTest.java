package io.fairlead.provider.spi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderWatchTest {

    @TempDir
    Path folder;

    @BeforeEach
    void realPath() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void listsFilesInTheOrderOfEachFoldersEntries() throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("..data"));
        write("a.yml", "");
        write("a/z.yml", "");
        write("b.yml", "");
        write("..data/hidden.yml", "");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing"));
        try (var watch = FolderWatch.open(List.of(folder, folder.resolve("b.yml"), folder.resolve("none")))) {
            assertThat(watch.files())
                    .containsExactly(folder.resolve("a/z.yml"), folder.resolve("a.yml"), folder.resolve("b.yml"));
        }
    }

    @Test
    void leavesOutWhatCannotBeReadAndWakesWhenItCan() throws Exception {
        var odd = Files.createSymbolicLink(folder.resolve("b"), Path.of("b"));
        write("a", "1");
        write("c", "3");
        try (var watch = FolderWatch.open(List.of(folder, odd))) {
            assertThat(texts(watch)).containsExactly("1", "3");
            assertThat(watch.problems()).hasSize(2).extracting(Problem::source).containsOnly(odd.toString());
            write("c", "4");
            until(watch, texts -> texts.equals(List.of("1", "4")));
            Files.delete(odd);
            until(watch, texts -> watch.problems().isEmpty());
            Files.createSymbolicLink(odd, Path.of("b"));
            until(watch, texts -> !watch.problems().isEmpty());
        }
    }

    @Test
    void wakesForEachWayToChangeAFile() throws Exception {
        var file = write("one", "1");
        try (var watch = FolderWatch.open(List.of(file))) {
            assertThat(texts(watch)).containsExactly("1");
            write("one", "2");
            until(watch, texts -> texts.equals(List.of("2")));
            Files.move(write("other", "3"), file, StandardCopyOption.ATOMIC_MOVE);
            until(watch, texts -> texts.equals(List.of("3")));
            Files.delete(file);
            until(watch, List::isEmpty);
            write("one", "4");
            until(watch, texts -> texts.equals(List.of("4")));
        }
    }

    @Test
    void wakesForFoldersThatComeLaterAndGo() throws Exception {
        var later = folder.resolve("x/y/z");
        try (var watch = FolderWatch.open(List.of(later))) {
            assertThat(watch.files()).isEmpty();
            Files.createDirectories(later.resolve("sub"));
            write("x/y/z/sub/one", "1");
            until(watch, texts -> texts.equals(List.of("1")));
            Files.move(folder.resolve("x"), folder.resolve("gone"));
            until(watch, List::isEmpty);
            Files.move(folder.resolve("gone"), folder.resolve("x"));
            write("x/y/z/sub/two", "2");
            until(watch, texts -> texts.equals(List.of("1", "2")));
        }
    }

    @Test
    void wakesForTheTargetOfALink() throws Exception {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("store"));
        Files.createSymbolicLink(folder.resolve("conf/one"), write("store/one", "1"));
        try (var watch = FolderWatch.open(List.of(folder.resolve("conf")))) {
            assertThat(texts(watch)).containsExactly("1");
            write("store/one", "22");
            until(watch, texts -> texts.equals(List.of("22")));
        }
    }

    @Test
    void seesTheLastOfManyFastWritesOfEqualLength() throws Exception {
        var file = write("one", "0000");
        try (var watch = FolderWatch.open(List.of(file));
                var writer = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.submit(() -> {
                for (var i = 1; i <= 500; i++) {
                    write("one", "%04d".formatted(i));
                }
                return file;
            });
            until(watch, texts -> texts.equals(List.of("0500")));
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void until(FolderWatch watch, Predicate<List<String>> condition) throws Exception {
        while (!condition.test(texts(watch))) {
            watch.awaitChange();
        }
    }

    private static List<String> texts(FolderWatch watch) throws Exception {
        var texts = new java.util.ArrayList<String>();
        for (var file : watch.files()) {
            texts.add(Files.exists(file) ? Files.readString(file) : "");
        }
        return texts;
    }
}

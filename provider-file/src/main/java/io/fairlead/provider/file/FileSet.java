package io.fairlead.provider.file;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The texts of all configuration files at one moment, in the order in which they count.
///
/// @param texts by path
/// @param failures files that could not be read
/// @param skipped what looks like configuration, and is of a kind that is not read or cannot be looked at
record FileSet(Map<Path, String> texts, List<Problem> failures, List<Problem> skipped) {

    private static final int MAX_BYTES = 16 << 20;

    static final FileSet NOTHING = new FileSet(Map.of(), List.of(), List.of());

    /// What is there now. What was known of files that cannot be looked at any more stays.
    static FileSet read(Path path, FolderWatch watch, FileSet before) {
        var files = new FileSet(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        try {
            var found = watch.files();
            if (found.isEmpty() && !Files.isDirectory(path)) {
                files.fail(path, "nothing", "a file or a folder");
            }
            found.forEach(file -> files.read(file, file.equals(path)));
            watch.problems().forEach(problem -> files.retain(problem, path, before));
        } catch (IOException e) {
            files.fail(path, e.toString(), "a folder that can be read");
        }
        return files;
    }

    private void retain(Problem problem, Path root, FileSet before) {
        var hidden = Path.of(problem.source());
        (hidden.equals(root) ? failures : skipped).add(problem);
        before.texts.forEach((file, text) -> {
            if (file.startsWith(hidden)) {
                texts.putIfAbsent(file, text);
            }
        });
    }

    private void read(Path file, boolean alone) {
        switch (FileKind.of(file)) {
            case YAML -> readText(file);
            case TOML -> {
                var problem = new Problem(file.toString(), "", "a TOML file", "YAML; TOML is not supported yet");
                (alone ? failures : skipped).add(problem);
            }
            case OTHER -> {
                if (alone) {
                    fail(file, "another extension", ".yaml, .yml or .json");
                }
            }
        }
    }

    private void readText(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                fail(file, Files.size(file) + " bytes", "at most " + MAX_BYTES);
                return;
            }
            texts.put(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            fail(file, "nothing", "the file that was there a moment ago; looking again");
        } catch (CharacterCodingException e) {
            fail(file, "bytes that are not UTF-8", "UTF-8 text");
        } catch (IOException e) {
            fail(file, e.toString(), "a file that can be read");
        }
    }

    private void fail(Path file, String found, String expected) {
        failures.add(new Problem(file.toString(), "", found, expected));
    }
}

package io.fairlead.provider.spi.watch;

import io.fairlead.provider.spi.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies at some paths at one moment. Equal scans mean that nothing was written in between, unless
/// one was [#fresh()].
final class FileScan {

    static final FileScan NOTHING = new FileScan();

    private static final int MAX_FILES = 100_000;

    /// File times move in steps; a file this young can change again without showing it.
    private static final Duration STEP = Duration.ofMillis(50);

    private final Map<Path, Stamp> stamps = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> visited = new HashSet<>();
    private boolean fresh;

    private FileScan() {}

    static FileScan of(List<Path> roots) throws IOException {
        var scan = new FileScan();
        var now = System.currentTimeMillis();
        for (var root : roots) {
            scan.folders.add(existing(root.getParent()));
            scan.add(root);
        }
        scan.fresh = scan.stamps.values().stream()
                .anyMatch(stamp -> Math.abs(now - stamp.modified().toMillis()) < STEP.toMillis());
        return scan;
    }

    List<Path> files() {
        return List.copyOf(stamps.keySet());
    }

    /// What could not be looked at.
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// Every folder in which a change can change the scan.
    Set<Path> folders() {
        return Collections.unmodifiableSet(folders);
    }

    /// Whether a file was written just now, so that a write that follows at once might not be seen.
    boolean fresh() {
        return fresh;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileScan scan && stamps.equals(scan.stamps) && problems.equals(scan.problems);
    }

    @Override
    public int hashCode() {
        return stamps.hashCode();
    }

    /// Whatever is wrong with an entry, the others are looked at.
    private void add(Path path) throws TooManyFilesException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                addFolder(path);
            } else if (attributes.isRegularFile()) {
                addFile(path, attributes);
            }
        } catch (NoSuchFileException e) {
            // gone, or a link that leads nowhere: as good as absent
        } catch (TooManyFilesException e) {
            throw e;
        } catch (IOException | DirectoryIteratorException e) {
            addProblem(path, e);
        }
    }

    private void addProblem(Path path, Exception reason) throws TooManyFilesException {
        requireRoom(path);
        problems.add(new Problem(path.toString(), "", reason.toString(), "a file or a folder that can be read"));
    }

    private void requireRoom(Path next) throws TooManyFilesException {
        if (stamps.size() + problems.size() >= MAX_FILES) {
            throw new TooManyFilesException(next);
        }
    }

    private void addFile(Path file, BasicFileAttributes attributes) throws IOException {
        requireRoom(file);
        var parent = file.toRealPath().getParent();
        if (parent != null) {
            folders.add(parent);
        }
        stamps.put(file, Stamp.of(attributes));
    }

    private void addFolder(Path folder) throws IOException {
        if (!visited.add(folder.toRealPath())) {
            return;
        }
        folders.add(folder);
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder, child -> !name(child).startsWith(".."))) {
            stream.forEach(children::add);
        }
        children.sort(Comparator.comparing(FileScan::name));
        for (var child : children) {
            add(child);
        }
    }

    private static String name(Path path) {
        return Objects.toString(path.getFileName(), "");
    }

    private static Path existing(@Nullable Path folder) {
        var candidate = folder;
        while (candidate != null && !Files.isDirectory(candidate)) {
            candidate = candidate.getParent();
        }
        return candidate == null ? Path.of("/") : candidate;
    }

    private static final class TooManyFilesException extends IOException {

        private static final long serialVersionUID = 1;

        TooManyFilesException(Path last) {
            super("more than " + MAX_FILES + " files, the last one was " + last);
        }
    }

    private record Stamp(Object key, long size, FileTime modified) {

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(
                    Objects.requireNonNullElse(attributes.fileKey(), ""),
                    attributes.size(),
                    attributes.lastModifiedTime());
        }
    }
}

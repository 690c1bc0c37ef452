package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The manifests in some files and folders at one moment.
///
/// @param files in the order in which they count
/// @param problems files that could not be read
public record ManifestSet(Map<Path, ManifestFile> files, List<Problem> problems) {

    /// Nothing read yet.
    public static final ManifestSet EMPTY = new ManifestSet(Map.of(), List.of());

    private static final int MAX_BYTES = 64 << 20;

    /// What is there now; this very set if nothing has changed. A file whose text is what it was is not read again.
    public ManifestSet read(List<Path> paths, FolderWatch watch) {
        var next = new ManifestSet(new LinkedHashMap<>(), new ArrayList<>());
        try {
            var found = watch.files();
            for (var path : paths) {
                if (!Files.exists(path)) {
                    next.problems.add(problem(path, "nothing", "a file or folder of Kubernetes YAML"));
                }
            }
            found.stream().filter(ManifestSet::isManifest).forEach(file -> read(file, next));
            watch.problems().forEach(problem -> retain(problem, next));
        } catch (IOException e) {
            next.problems.add(problem(paths.getFirst(), e.toString(), "a folder that can be read"));
            return problems.equals(next.problems) ? this : new ManifestSet(files, next.problems);
        }
        return equals(next) && this != EMPTY ? this : next;
    }

    /// The objects as a cluster that has these namespaces and whose Ingresses carry these labels.
    ///
    /// @param namespaces none means all
    public ClusterState state(Set<String> namespaces, LabelSelector selector) {
        var objects = new ManifestObjects(namespaces, selector);
        files.values().forEach(objects::add);
        return objects.state(problems);
    }

    private void read(Path file, ManifestSet next) {
        var before = files.get(file);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(Files.size(file) + " bytes");
            }
            next.files.put(file, ManifestFile.read(file, Files.readString(file, StandardCharsets.UTF_8), before));
        } catch (NoSuchFileException e) {
            // gone since the folder was listed
        } catch (IOException e) {
            next.problems.add(problem(file, e.toString(), "a readable file of at most " + MAX_BYTES + " bytes"));
            if (before != null) {
                next.files.put(file, before);
            }
        }
    }

    /// What was known of files that cannot be looked at any more stays.
    private void retain(Problem problem, ManifestSet next) {
        var hidden = Path.of(problem.source());
        next.problems.add(problem);
        files.forEach((path, file) -> {
            if (path.startsWith(hidden)) {
                next.files.putIfAbsent(path, file);
            }
        });
    }

    private static boolean isManifest(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static Problem problem(Path file, String found, String expected) {
        return new Problem(file.toString(), "", found, expected);
    }
}

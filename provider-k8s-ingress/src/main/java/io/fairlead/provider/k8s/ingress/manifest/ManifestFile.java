package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file of manifests.
///
/// @param text as read
/// @param objects what it defines
/// @param retained what it defined before it broke, kept until it is whole again
/// @param problems documents that fell
record ManifestFile(String text, List<ManifestObject> objects, List<ManifestObject> retained, List<Problem> problems) {

    ManifestFile {
        objects = List.copyOf(objects);
        retained = List.copyOf(retained);
        problems = List.copyOf(problems);
    }

    /// Reads a text. Each document stands and falls alone; if one is no YAML, or the file has become empty, it may be
    /// half written, and what the file defined before stays.
    static ManifestFile read(Path path, String text, @Nullable ManifestFile before) {
        if (before != null && before.text.equals(text)) {
            return before;
        }
        var reader = new ManifestReader(path.toString());
        reader.read(text);
        var problems = new ArrayList<>(reader.problems());
        var blank = text.isBlank();
        if (blank && before != null) {
            problems.add(new Problem(path.toString(), "", "an empty file", "objects; those of before stay"));
        }
        var retained = before != null && (blank || reader.torn()) ? before.all() : List.<ManifestObject>of();
        return new ManifestFile(text, reader.objects(), retained, problems);
    }

    private List<ManifestObject> all() {
        var all = new ArrayList<>(objects);
        all.addAll(retained);
        return all;
    }
}

package io.fairlead.provider.file;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// One configuration from several files. The first definition of a name wins.
final class FileMerge {

    private final DynamicConfiguration.Builder builder = DynamicConfiguration.builder();
    private final Map<String, Path> definitions = new HashMap<>();
    private final List<Problem> failures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private int position;

    private final ReferencedFiles files;

    private FileMerge(ReferencedFiles files) {
        this.files = files;
    }

    /// @param again whether something was published before: an empty file then counts as broken
    /// @param referenced reads the files that configuration files name
    static FileMerge of(FileSet files, boolean again, ReferencedFiles referenced) {
        var merge = new FileMerge(referenced);
        merge.failures.addAll(files.failures());
        merge.problems.addAll(files.skipped());
        files.texts().forEach((path, text) -> merge.add(path, text, again));
        return merge;
    }

    DynamicConfiguration configuration() {
        return builder.build();
    }

    /// Why the files must not replace what was published before; empty if they may.
    List<Problem> failures() {
        return List.copyOf(failures);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(Path path, String text, boolean again) {
        switch (DynamicFile.parse(path, text)) {
            case DynamicFile.Broken(var reasons) -> failures.addAll(reasons);
            case DynamicFile.Blank() -> {
                if (again) {
                    failures.add(new Problem(path.toString(), "", "an empty file", "some configuration"));
                }
            }
            case DynamicFile.Parsed(var http, var tls, var notes) -> {
                problems.addAll(notes);
                position = 0;
                merge(path, "http.routers", http.routers(), (name, router) -> router(path, name, router));
                merge(path, "http.services", http.services(), builder::service);
                merge(path, "http.middlewares", http.middlewares(), builder::middleware);
                merge(path, "http.serversTransports", http.serversTransports(), builder::serversTransport);
                tls.certificates().forEach(certificate -> builder.certificate(files.load(certificate)));
                merge(
                        path,
                        "tls.options",
                        tls.options(),
                        (name, options) -> builder.tlsOptions(name, files.load(options)));
                merge(path, "tls.stores", tls.stores(), (name, store) -> builder.tlsStore(name, files.load(store)));
            }
        }
    }

    private void router(Path path, String name, RouterConfig router) {
        builder.router(name, router, new Origin("file", "", path.toString(), Optional.empty(), position++));
    }

    private <V> void merge(Path path, String kind, Map<String, V> values, BiConsumer<String, V> target) {
        values.forEach((name, value) -> {
            var field = kind + "." + name;
            var first = definitions.putIfAbsent(field, path);
            if (first == null) {
                target.accept(name, value);
            } else {
                problems.add(new Problem(
                        path.toString(), field, "a name that " + first + " defines", "another name; left out"));
            }
        });
    }
}

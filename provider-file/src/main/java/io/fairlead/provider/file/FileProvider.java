package io.fairlead.provider.file;

import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Publishes what stands in a file or a folder, again each time that it changes.
final class FileProvider implements Provider {

    private final Path path;
    private final boolean follow;

    FileProvider(Path path, boolean follow) {
        this.path = path.toAbsolutePath().normalize();
        this.follow = follow;
    }

    @Override
    public void run(ConfigurationSink sink) throws InterruptedException {
        try (var watch = FolderWatch.open(List.of(path))) {
            var last = Optional.<FileSet>empty();
            var referenced = new ReferencedFiles();
            do {
                if (last.isPresent()) {
                    watch.awaitChange(referenced::changed);
                }
                var current = FileSet.read(path, watch, last.orElse(FileSet.NOTHING));
                if (!Optional.of(current).equals(last) || referenced.changed()) {
                    referenced.forget();
                    deliver(current, last.isPresent(), sink, referenced);
                }
                last = Optional.of(current);
            } while (follow);
        }
    }

    /// A file that is being written looks empty or broken for a moment: what was published before stays,
    /// and the next change, or the rest of this one, is looked at anew.
    private static void deliver(FileSet files, boolean again, ConfigurationSink sink, ReferencedFiles referenced) {
        var merge = FileMerge.of(files, again, referenced);
        if (merge.failures().isEmpty()) {
            sink.publish(merge.configuration(), merge.problems());
        } else {
            sink.report(merge.failures());
        }
    }
}

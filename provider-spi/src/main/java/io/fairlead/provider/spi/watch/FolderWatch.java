package io.fairlead.provider.spi.watch;

import io.fairlead.provider.spi.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Follows files and folders, for a provider that reads them.
///
/// A provider calls [#files()], reads what it finds, publishes it if the contents are new, calls
/// [#awaitChange()], and begins again. Files may be written in place, renamed over, or swapped through
/// symbolic links as Kubernetes does with mounted volumes; they and their folders may come and go.
///
/// For one thread, which closes it. Changes show within about a tenth of a second where the operating
/// system reports them, and within two seconds elsewhere.
///
/// ```java
/// try (var watch = FolderWatch.open(List.of(Path.of("hosts")))) {
///     while (true) {
///         sink.publish(read(watch.files()));
///         watch.awaitChange();
///     }
/// }
/// ```
public final class FolderWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FolderWatch.class.getName());

    /// How long nothing may happen before a burst of changes counts as over.
    private static final Duration QUIET = Duration.ofMillis(50);

    private static final int LONGEST_BURST = 20;
    private static final Duration RECHECK = Duration.ofSeconds(2);
    private static final Duration RECHECK_UNHEARD = Duration.ofMillis(500);

    private final List<Path> roots;
    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private FileScan last;

    private FolderWatch(List<Path> roots, @Nullable WatchService service) {
        this.roots = roots;
        this.service = service;
        this.last = FileScan.NOTHING;
    }

    /// Begins to watch.
    ///
    /// @param paths files and folders; they need not exist yet
    public static FolderWatch open(List<Path> paths) {
        var roots =
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        try {
            return new FolderWatch(roots, FileSystems.getDefault().newWatchService());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "No notice of changed files, looking twice a second instead: " + e);
            return new FolderWatch(roots, null);
        }
    }

    /// The files that exist now: each watched path that is a file, and everything in and below each that
    /// is a folder, in lexical order of each folder's entries. Paths are absolute. Names that start with
    /// `..` are left out, as Kubernetes keeps its own copies there; symbolic links are followed.
    ///
    /// What cannot be read is left out, and among the [#problems()].
    ///
    /// @throws IOException if there are more than a hundred thousand
    public List<Path> files() throws IOException {
        // once to know the folders, and again once they are watched, so that no change falls between
        watch(FileScan.of(roots).folders());
        last = FileScan.of(roots);
        watch(last.folders());
        return last.files();
    }

    /// What the last call of [#files()] left out because it could not be looked at, such as a folder without
    /// permission or a link to itself. The source of each is its path.
    public List<Problem> problems() {
        return last.problems();
    }

    /// Waits until a file may have changed since [#files()]. The contents may turn out to be the same.
    public void awaitChange() throws InterruptedException {
        awaitChange(() -> false);
    }

    /// Waits until a file may have changed since [#files()], or something else that is looked at every two seconds.
    public void awaitChange(BooleanSupplier otherwise) throws InterruptedException {
        while (true) {
            var heard = poll(last.fresh() ? QUIET.multipliedBy(2) : recheck());
            for (var i = 0; heard && i < LONGEST_BURST && poll(QUIET); i++) {
                // wait for the end of the burst
            }
            if (last.fresh() || changed() || otherwise.getAsBoolean()) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Could not stop watching files", e);
        }
    }

    private boolean changed() {
        try {
            return !FileScan.of(roots).equals(last);
        } catch (IOException e) {
            return true;
        }
    }

    private Duration recheck() {
        return service == null ? RECHECK_UNHEARD : RECHECK;
    }

    private boolean poll(Duration time) throws InterruptedException {
        if (service == null) {
            Thread.sleep(time);
            return false;
        }
        var key = service.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        key.pollEvents();
        if (!key.reset()) {
            keys.values().remove(key);
        }
        return true;
    }

    private void watch(Set<Path> folders) {
        if (service == null) {
            return;
        }
        keys.entrySet().removeIf(entry -> {
            var gone = !folders.contains(entry.getKey());
            if (gone) {
                entry.getValue().cancel();
            }
            return gone;
        });
        folders.forEach(folder -> listen(service, folder));
    }

    /// A folder that has been replaced by another of the same name gets a new key; the same one keeps it.
    private void listen(WatchService watcher, Path folder) {
        try {
            var key = folder.register(
                    watcher,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(folder, key);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No notice of changes in " + folder, e);
        }
    }
}

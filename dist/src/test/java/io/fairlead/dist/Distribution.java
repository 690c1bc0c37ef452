package io.fairlead.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The archives that the build made, unpacked.
///
/// @param home the folder that holds `bin`
/// @param javaHome what JAVA_HOME says when it starts; empty for nothing
record Distribution(Path home, String javaHome) {

    private static final Path ZIPS = Path.of(System.getProperty("fairlead.zips", "target"));
    private static final String NAME = "fairlead-" + System.getProperty("fairlead.version", "0.1.0");

    /// The archive that carries a runtime, where this platform has one; shared, do not change it.
    static Distribution shared() {
        return Shared.INSTANCE;
    }

    /// The archive without a runtime, in a folder of one's own.
    static Distribution plain(Path folder) throws IOException {
        return new Distribution(unpack(ZIPS.resolve(NAME + ".zip"), folder), System.getProperty("java.home"));
    }

    Path launcher() {
        return home.resolve("bin/fairlead");
    }

    private static Path unpack(Path zip, Path folder) throws IOException {
        try (var system = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                var entries = Files.walk(system.getPath("/"))) {
            for (var entry : entries.toList()) {
                var target = folder.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
                }
            }
        }
        return folder.resolve(NAME);
    }

    /// Unpacked once for all tests of this JVM.
    private static final class Shared {

        static final Distribution INSTANCE = make();

        private static Distribution make() {
            try {
                var folder = Files.createTempDirectory(Files.createDirectories(ZIPS.resolve("unpacked")), "zip");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
                var linux = ZIPS.resolve(NAME + "-linux-x64.zip");
                return Files.exists(linux) ? new Distribution(unpack(linux, folder), "") : plain(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

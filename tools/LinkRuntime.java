import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/// Links a Java runtime of the JDK that runs this, unless the one in place is of the same JDK and modules.
///
/// Usage: `LinkRuntime OUTPUT MODULE,...`
final class LinkRuntime {

    public static void main(String[] args) throws IOException, InterruptedException {
        var output = Path.of(args[0]);
        var stamp = Path.of(args[0] + ".stamp");
        var wanted = Runtime.version() + " " + System.getProperty("java.home") + "\n" + args[1] + "\n";
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.deleteIfExists(stamp);
        delete(output);
        link(output, args[1]);
        archive(output);
        Files.writeString(stamp, wanted);
    }

    private static void link(Path output, String modules) {
        var options = List.of(
                "--add-modules",
                modules,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                output.toString());
        var jlink = ToolProvider.findFirst("jlink").orElseThrow();
        var status = jlink.run(System.out, System.err, options.toArray(String[]::new));
        if (status != 0) {
            System.exit(status);
        }
    }

    /// Writes the archive of the JDK's own classes, for the kind of object headers that conf/jvm.options chooses.
    private static void archive(Path runtime) throws IOException, InterruptedException {
        var dump = List.of(runtime.resolve("bin/java").toString(), "-XX:+UseCompactObjectHeaders", "-Xshare:dump");
        var process = new ProcessBuilder(dump)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            System.err.println("no archive of the JDK's classes could be written; starting takes longer");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

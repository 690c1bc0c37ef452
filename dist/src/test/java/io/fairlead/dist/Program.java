package io.fairlead.dist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Programs of others that tests start.
final class Program {

    private static final Path PEERS = Path.of(System.getProperty("fairlead.peers", "peers/target"));

    private Program() {}

    /// Skips the test where a program is not installed; in continuous integration nothing may be skipped.
    static void needed(String name) {
        var folders = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        assumeTrue(
                Stream.concat(folders, Stream.of("/usr/sbin", "/sbin"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                name + " is not installed; .ci/run installs it");
    }

    /// A folder that the module `dist/peers` has filled.
    static Path peers(String folder) {
        return PEERS.resolve(folder).toAbsolutePath();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Runs a command to its end.
    static FairleadProcess.Outcome run(int seconds, String... command) throws IOException, InterruptedException {
        return run(seconds, List.of(command));
    }

    static FairleadProcess.Outcome run(int seconds, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("program", ".log");
        try {
            var process = start(command, output);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " does not end\n" + Files.readString(output));
            }
            return new FairleadProcess.Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// Starts a command and does not wait.
    static Process start(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}

package io.fairlead.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files the process may have open.
///
/// @param most sockets among them; [#UNKNOWN] where the machine does not say
record OpenFiles(long most) {

    /// A machine that does not say.
    static final long UNKNOWN = -1;

    private static final System.Logger LOGGER = System.getLogger(OpenFiles.class.getName());
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";
    private static final int USUAL_CONNECTIONS = 10_000;
    private static final int MOST_CONNECTIONS = 1 << 20;

    /// What is needed besides connections: libraries, listeners, log files.
    private static final long RESERVED = 256;

    /// What the operating system says.
    static OpenFiles limit() {
        try {
            return new OpenFiles(Files.readAllLines(LIMITS).stream()
                    .filter(line -> line.startsWith(LINE))
                    .mapToLong(line -> soft(line.substring(LINE.length()).strip()))
                    .findFirst()
                    .orElse(UNKNOWN));
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the limit of open files is not known here", e);
            return new OpenFiles(UNKNOWN);
        }
    }

    /// How many client connections that allows, each with one to a server.
    int connections() {
        return most == UNKNOWN
                ? USUAL_CONNECTIONS
                : (int) Math.min(MOST_CONNECTIONS, Math.max((most - RESERVED) / 2, most / 4));
    }

    private static long soft(String columns) {
        var word = columns.split(" ", 2)[0];
        return word.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(word);
    }
}

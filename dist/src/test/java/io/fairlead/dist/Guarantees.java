package io.fairlead.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The guarantees, and the tests whose display names begin with their IDs. As a program it writes docs/hardening.md.
///
/// @param texts the guarantee of each ID, in order
/// @param open why an ID has no test, or not a whole one
/// @param tests the names of the classes that prove each ID
record Guarantees(Map<String, String> texts, Map<String, String> open, SortedMap<String, Set<String>> tests) {

    static final String TABLE = "docs/hardening.md";

    private static final String LIST = "dist/src/test/guarantees.txt";
    private static final String IDS = "[FPHSUBRTAKD]-\\d\\d";
    private static final Pattern LINE = Pattern.compile("(" + IDS + ") (.+)");
    private static final Pattern NAMED =
            Pattern.compile("(?:DisplayName\\(|\\bname = |dynamicTest\\()\\s*\"(" + IDS + "(?:,? " + IDS + ")*) ");
    private static final List<String> KINDS = List.of(
            "F HTTP/1 framing",
            "P Target and path",
            "H Headers",
            "S HTTP/2",
            "U Upgrades and tunnels",
            "B Upstream side",
            "R Resources and overload",
            "T TLS",
            "A Access",
            "K Configuration from clusters and files",
            "D Reload, drain, failure");
    private static final String ABOUT = """
            # What Fairlead guarantees, and the tests that prove it

            Made from `%s` and from the display names of tests; do not edit. After a change, or a conflict:

                java dist/src/test/java/io/fairlead/dist/Guarantees.java
            """.formatted(LIST);

    static void main() throws IOException {
        Files.writeString(Path.of(TABLE), in(Path.of("")).table());
    }

    /// Reads list and tests of a source tree.
    static Guarantees in(Path root) throws IOException {
        var texts = new TreeMap<String, String>();
        var open = new TreeMap<String, String>();
        var target = texts;
        for (var line : Files.readAllLines(root.resolve(LIST))) {
            var matcher = LINE.matcher(line);
            if (line.equals("open")) {
                target = open;
            } else if (matcher.matches() && target.put(matcher.group(1), matcher.group(2)) != null) {
                throw new IOException(LIST + ": " + matcher.group(1) + " is there twice");
            }
        }
        return new Guarantees(texts, open, tests(root));
    }

    /// IDs that tests carry or that are said to be open, and that nobody has heard of.
    Set<String> unknown() {
        var unknown = new TreeSet<>(tests.keySet());
        unknown.addAll(open.keySet());
        unknown.removeAll(texts.keySet());
        return unknown;
    }

    /// IDs without a test and without a reason.
    Set<String> unproven() {
        var unproven = new TreeSet<>(texts.keySet());
        unproven.removeAll(tests.keySet());
        unproven.removeAll(open.keySet());
        return unproven;
    }

    String table() {
        var table = new StringBuilder(ABOUT);
        for (var kind : KINDS) {
            table.append("\n## ")
                    .append(kind.substring(2))
                    .append("\n\n| ID | Guarantee | Tests | Open |\n|---|---|---|---|\n");
            texts.forEach((id, text) -> {
                if (id.charAt(0) == kind.charAt(0)) {
                    table.append(row(id, text));
                }
            });
        }
        return table.toString();
    }

    private String row(String id, String text) {
        var proofs = String.join(", ", tests.getOrDefault(id, Set.of()));
        return "| %s | %s | %s | %s |\n"
                .formatted(id, text, proofs, open.getOrDefault(id, ""))
                .replace("|  |", "| |")
                .replace("|  |", "| |");
    }

    private static SortedMap<String, Set<String>> tests(Path root) throws IOException {
        var tests = new TreeMap<String, Set<String>>();
        for (var file : sources(root)) {
            var matcher = NAMED.matcher(Files.readString(file));
            while (matcher.find()) {
                for (var id : matcher.group(1).split(",? ")) {
                    tests.computeIfAbsent(id, _ -> new TreeSet<>())
                            .add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        return tests;
    }

    private static List<Path> sources(Path root) throws IOException {
        var sources = new ArrayList<Path>();
        try (var modules = Files.list(root.toAbsolutePath())) {
            for (var module : modules.map(path -> path.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(module)) {
                    files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }
}

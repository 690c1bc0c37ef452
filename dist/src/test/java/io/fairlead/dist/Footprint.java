package io.fairlead.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a process holds: bytes of live objects, virtual threads and classes after a full collection, threads and
/// descriptors of the system.
record Footprint(long heap, long virtualThreads, long classes, long threads, long descriptors) {

    private static final double GROWTH = 1.05;

    /// What may come and go with a timer or a log line, whatever its share.
    private static final int SLACK = 5;

    private static final Pattern TOTAL = Pattern.compile("\nTotal +\\d+ +(\\d+)");

    static Footprint of(long pid) throws Exception {
        histogram(pid);
        var histogram = histogram(pid);
        return new Footprint(
                first(TOTAL, histogram),
                instances(histogram, "java.lang.VirtualThread"),
                instances(histogram, "java.lang.Class"),
                entries(Path.of("/proc/" + pid + "/task")),
                entries(Path.of("/proc/" + pid + "/fd")));
    }

    /// Whether nothing is more than 5 % above an earlier one.
    boolean within(Footprint before) {
        return heap <= before.heap * GROWTH
                && few(virtualThreads, before.virtualThreads)
                && few(classes, before.classes)
                && few(threads, before.threads)
                && few(descriptors, before.descriptors);
    }

    private static boolean few(long now, long before) {
        return now <= before * GROWTH + SLACK;
    }

    private static String histogram(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Program.run(60, List.of(jcmd, "" + pid, "GC.class_histogram")).output();
    }

    private static long instances(String histogram, String name) {
        var pattern = Pattern.compile("\n *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(name) + " ");
        return pattern.matcher(histogram).find() ? first(pattern, histogram) : 0;
    }

    private static long first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("not in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }
}

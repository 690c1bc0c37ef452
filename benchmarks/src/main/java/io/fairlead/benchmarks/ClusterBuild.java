package io.fairlead.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/// Prints the processor time that one thread takes for the first build of a generated cluster and for one change, from
/// the objects as they were read to the table in force, with 1,000 and with 10,000 Ingresses; then the same again, with
/// code that is compiled by now.
///
///     ./mvnw -q -pl benchmarks -am package -DskipTests -Djmh=3 -Djmh.main=io.fairlead.benchmarks.ClusterBuild
public final class ClusterBuild {

    private static final int CHANGES = 2_000;

    private ClusterBuild() {}

    /// @param arguments how often
    public static void main(String[] arguments) {
        System.out.println("| ingresses | first build, ms | changed slice, us | changed Ingress, us |");
        System.out.println("|---|---|---|---|");
        for (var round = 0; round < Integer.parseInt(arguments[0]); round++) {
            measure(round == 0 ? 10_000 : 1_000);
            measure(round == 0 ? 1_000 : 10_000);
        }
    }

    private static void measure(int ingresses) {
        var objects = new ClusterObjects(ingresses);
        var pipeline = new ClusterPipeline();
        var state = objects.state();
        var first = time(1, _ -> pipeline.apply(state));
        time(CHANGES, change -> pipeline.apply(objects.withOtherSlice(change)));
        var slice = time(CHANGES, change -> pipeline.apply(objects.withOtherSlice(change + CHANGES)));
        time(CHANGES, change -> pipeline.apply(objects.withOtherIngress(change)));
        var ingress = time(CHANGES, change -> pipeline.apply(objects.withOtherIngress(change + CHANGES)));
        System.out.printf("| %d | %d | %d | %d |%n", ingresses, first / 1_000_000, slice / 1_000, ingress / 1_000);
    }

    /// The mean of some changes, in nanoseconds.
    private static long time(int changes, IntConsumer change) {
        var threads = ManagementFactory.getThreadMXBean();
        var begin = threads.getCurrentThreadCpuTime();
        for (var i = 0; i < changes; i++) {
            change.accept(i);
        }
        return (threads.getCurrentThreadCpuTime() - begin) / changes;
    }
}

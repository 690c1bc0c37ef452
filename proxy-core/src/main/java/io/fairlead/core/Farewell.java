package io.fairlead.core;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.entrypoint.EntryPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How entry points end: each goes on accepting for its own while, then lets open requests finish. The internal one
/// stays for as long as any other, since it tells balancers that the proxy stops.
///
/// @param configurations by name
record Farewell(List<EntryPoint> entryPoints, Map<String, EntryPointConfig> configurations) {

    /// Returns when all have ended; ends them at once if interrupted.
    void say() throws InterruptedException {
        var others = new ArrayList<Thread>();
        var all = new ArrayList<Thread>();
        entryPoints.stream().filter(one -> !isInternal(one)).forEach(one -> others.add(end(one, List.of())));
        all.addAll(others);
        entryPoints.stream().filter(Farewell::isInternal).forEach(one -> all.add(end(one, others)));
        try {
            join(all);
        } catch (InterruptedException e) {
            all.forEach(Thread::interrupt);
            throw e;
        }
    }

    /// @param before what has to end first
    private Thread end(EntryPoint entryPoint, List<Thread> before) {
        var first = List.copyOf(before);
        return Thread.ofVirtual().name("farewell " + entryPoint.name()).start(() -> {
            try {
                Thread.sleep(acceptance(entryPoint.name()));
                join(first);
                entryPoint.drain();
            } catch (InterruptedException _) {
                entryPoint.close();
            }
        });
    }

    private Duration acceptance(String name) {
        var configuration = Objects.requireNonNull(configurations.get(name));
        return configuration.transport().lifeCycle().requestAcceptGraceTimeout();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private static boolean isInternal(EntryPoint entryPoint) {
        return entryPoint.name().equals(StaticConfiguration.INTERNAL_ENTRY_POINT);
    }
}

package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActiveRoutingStressTest {

    private static final int SWAPS = 10_000;
    private static final int THREADS = 16;

    private final ActiveRouting active = new ActiveRouting();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger violations = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();

    @Test
    @DisplayName("D-03 nothing is closed while a request is inside, and everything afterwards")
    void nothingIsClosedWhileARequestIsInside() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < THREADS; i++) {
            threads.add(
                    i % 2 == 0
                            ? Thread.startVirtualThread(this::serve)
                            : Thread.ofPlatform().start(this::serve));
        }

        var parts = swapAgainAndAgain();
        stop.set(true);
        for (var thread : threads) {
            thread.join();
        }
        active.swap(RoutingTable.empty());

        assertThat(violations).hasValue(0);
        assertThat(requests.get()).isPositive();
        assertThat(parts).allSatisfy(part -> assertThat(part.closed).hasValue(1));
    }

    /// Every table shares a part with the one before it.
    private List<Watched> swapAgainAndAgain() {
        var parts = new ArrayList<Watched>();
        var shared = new Watched();
        parts.add(shared);
        for (var i = 0; i < SWAPS; i++) {
            var fresh = new Watched();
            parts.add(fresh);
            active.swap(table(shared, fresh));
            shared = fresh;
            if (i % 8 == 0) {
                Thread.yield();
            }
        }
        return parts;
    }

    private void serve() {
        while (!stop.get()) {
            var table = active.enter();
            for (var part : table.blueprint().parts().services().ready().toList()) {
                use((Watched) part.value());
            }
            active.leave(table);
            requests.incrementAndGet();
        }
    }

    private void use(Watched part) {
        if (part.closed.get() > 0) {
            violations.incrementAndGet();
        }
        Thread.yield();
        if (part.closed.get() > 0) {
            violations.incrementAndGet();
        }
    }

    private static RoutingTable table(Watched shared, Watched fresh) {
        var parts = Made.of(Map.of("shared", shared.part, "fresh", fresh.part));
        var none = Blueprint.NONE;
        var blueprint = new Blueprint(
                none.configuration(),
                new LiveParts(Made.none(), Made.none(), parts, Made.none()),
                none.links(),
                none.routers(),
                none.tls(),
                Map.of());
        return new RoutingTable(blueprint, Succession.DONE, () -> Report.EMPTY);
    }

    private static final class Watched implements Handler {

        final AtomicInteger closed = new AtomicInteger();
        final Part<Handler> part = new Part<>("watched", this, List.of(), this, closed::incrementAndGet);

        @Override
        public Response handle(io.fairlead.middleware.spi.Request request) {
            return Response.of(200);
        }
    }
}

package io.fairlead.benchmarks;

import io.fairlead.core.routing.Route;
import io.fairlead.core.routing.RouteIndex;
import io.fairlead.core.rule.RuleInput;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Finds the router of a request. The same number of different requests goes round whatever the number of
/// routers is, spread over all of them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchBenchmark {

    private static final int REQUESTS = 1_024;

    @Param({"10", "1000", "10000", "100000"})
    public int routers;

    @Param("INGRESS")
    public RouterMix mix = RouterMix.INGRESS;

    private RouteIndex index = RouteIndex.of(List.of());
    private RuleInput[] requests = new RuleInput[0];
    private int next;

    @Setup
    public void setUp() {
        index = RouteIndex.of(mix.routes(routers));
        requests = mix.requests(routers, REQUESTS);
    }

    @Benchmark
    public Route match() {
        return index.match(requests[next++ & REQUESTS - 1]);
    }
}

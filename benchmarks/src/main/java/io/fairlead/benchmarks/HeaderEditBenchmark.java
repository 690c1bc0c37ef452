package io.fairlead.benchmarks;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.RequestHead;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Edits the fields of a head as the usual middlewares do. The head has to be read each time: take
/// [HeadBenchmark] off.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeaderEditBenchmark {

    private final Input requests = new Input(new ReplayTransport(Heads.REQUEST));
    private final RequestHead head = new RequestHead(Limits.REQUEST);

    @Benchmark
    public Headers setAndRemove() throws IOException {
        head.read(requests);
        var fields = head.fields();
        fields.set("X-Request-Id", "7f3d2c1b");
        fields.remove("Cookie");
        fields.set("Accept-Encoding", "identity");
        return fields;
    }
}

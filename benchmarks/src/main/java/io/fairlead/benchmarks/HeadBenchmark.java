package io.fairlead.benchmarks;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http.ResponseHead;
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

/// Reads heads from memory.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeadBenchmark {

    private final Input requests = new Input(new ReplayTransport(Heads.REQUEST));
    private final Input responses = new Input(new ReplayTransport(Heads.RESPONSE));
    private final RequestHead request = new RequestHead(Limits.REQUEST);
    private final ResponseHead response = new ResponseHead(Limits.RESPONSE);

    @Benchmark
    public RequestHead request() throws IOException {
        request.read(requests);
        return request;
    }

    @Benchmark
    public ResponseHead response() throws IOException {
        response.read(responses);
        return response;
    }
}

package io.fairlead.benchmarks;

import io.fairlead.core.entrypoint.ConnectionLimit;
import io.fairlead.core.entrypoint.Dispatcher;
import io.fairlead.core.entrypoint.EntryPoint;
import io.fairlead.core.entrypoint.EntryPointSettings;
import io.fairlead.core.entrypoint.IncomingRequest;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A request over loopback, from a client through the proxy to a server and back, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardBenchmark {

    /// The length of the answer's body.
    @Param({"150", "1048576"})
    int length;

    private final Reaper reaper = Reaper.start();
    private final PooledTransport transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
    private LoopbackServer server;
    private EntryPoint entryPoint;
    private Socket direct;
    private Socket proxied;

    @Setup
    public void start() throws IOException {
        server = LoopbackServer.start(length);
        entryPoint = EntryPoint.start(
                EntryPointSettings.of("web", "127.0.0.1", 0),
                to(transport.server(ServerOwner.OPERATOR, server.url(), true, false)),
                ConnectionLimit.of(10),
                reaper);
        direct = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
        proxied = new Socket(InetAddress.getLoopbackAddress(), entryPoint.port());
    }

    /// The same without the proxy, to be taken off the other.
    @Benchmark
    public int direct() throws IOException {
        return LoopbackServer.ask(direct, length);
    }

    @Benchmark
    public int proxied() throws IOException {
        return LoopbackServer.ask(proxied, length);
    }

    @TearDown
    public void stop() throws IOException {
        direct.close();
        proxied.close();
        entryPoint.close();
        transport.close();
        server.close();
        reaper.close();
    }

    private static Dispatcher to(Handler handler) {
        return new Dispatcher() {
            @Override
            public Response dispatch(IncomingRequest request) {
                return handler.handle(request);
            }

            @Override
            public void release(IncomingRequest request) {}
        };
    }
}

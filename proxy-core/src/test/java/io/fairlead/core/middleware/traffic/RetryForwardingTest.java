package io.fairlead.core.middleware.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareChain;
import io.fairlead.core.middleware.NoContext;
import io.fairlead.core.service.LoadBalancer;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetryForwardingTest {

    private final Reaper reaper = Reaper.start();
    private final PooledTransport transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
    private final List<String> seen = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        transport.close();
        reaper.close();
    }

    @Test
    @DisplayName("B-04 a streamed POST arrives once, at the server that lives")
    void aStreamedPostArrivesOnceAtTheServerThatLives() throws IOException {
        var response = retry(List.of()).handle(request("POST", "hello"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(seen).containsExactly("hello");
        response.close();
    }

    @Test
    void aKeptBodyArrivesWithEachTry() throws IOException {
        status = 503;
        var response = retry(List.of("503")).handle(request("PUT", "hello"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(seen).containsExactly("hello", "hello");
        response.close();
    }

    /// Two servers in turn, the first of which refuses connections; four tries meet each of them twice.
    private Handler retry(List<String> statuses) throws IOException {
        var config = new RetryFactory.Config(
                4, Optional.empty(), Optional.empty(), statuses, OptionalLong.empty(), false, false);
        var servers = Stream.of(refusedPort(), server.getAddress().getPort())
                .map(port ->
                        transport.server(ServerOwner.OPERATOR, URI.create("http://127.0.0.1:" + port), true, false))
                .map(handler -> new LoadBalancer.Server("", handler, 1, false))
                .toList();
        return MiddlewareChain.of(
                List.of(new RetryFactory().create(config, new NoContext())), LoadBalancer.weighted(servers));
    }

    private static Request request(String method, String body) {
        var request = Request.of(method, "http://a.test/");
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        request.body(Body.of(new ByteArrayInputStream(bytes), Body.UNKNOWN));
        return request;
    }

    private static int refusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

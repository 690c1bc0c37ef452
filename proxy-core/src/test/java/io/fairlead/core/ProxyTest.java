package io.fairlead.core;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.config.StaticConfigurationLoader;
import io.fairlead.core.config.Surroundings;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The whole proxy")
class ProxyTest {

    private static final List<String> FLAGS = List.of(
            "--entryPoints.web.address=127.0.0.1:0",
            "--entryPoints.traefik.address=127.0.0.1:0",
            "--ping",
            "--providers.handFed",
            "--providers.providersThrottleDuration=0");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HandFedFactory provider = new HandFedFactory();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch slowRequestCame = new CountDownLatch(1);
    private final CountDownLatch slowRequestMayEnd = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                slowRequestCame.countDown();
                awaitQuietly(slowRequestMayEnd);
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.stop(0);
    }

    @Test
    @DisplayName("is ready once its provider has spoken, and serves what it said")
    void readiness() throws Exception {
        try (var proxy = Proxy.start(configuration(), List.of(provider), List.of())) {
            assertThat(eventually(proxy, "/ping", 503).body()).isEqualTo("Service Unavailable");
            provider.feed(configurationFor("/"));
            assertThat(proxy.awaitReady(PATIENCE)).isTrue();
            assertThat(eventually(proxy, "/ping", 200).body()).isEqualTo("OK");
            assertThat(get(proxy.port("web"), "/").body()).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("lets a request finish that runs when it is told to stop")
    void drains() throws Exception {
        var proxy = serving();
        var slow = slowRequest(proxy);
        var drain = Thread.ofVirtual().start(() -> drain(proxy));
        slowRequestMayEnd.countDown();
        assertThat(slow.get().body()).isEqualTo("ok");
        drain.join();
        assertThatThrownBy(() -> get(proxy.port("web"), "/")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName(
            "R-06 refuses more requests than it may hold before it reads their bodies, and still says that it lives")
    void tooManyRequests() throws Exception {
        try (var proxy = serving("--core.maxRequests=1")) {
            var slow = slowRequest(proxy);
            try (var other = new Socket(InetAddress.getLoopbackAddress(), proxy.port("web"))) {
                other.getOutputStream()
                        .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
                assertThat(new String(other.getInputStream().readNBytes(12), US_ASCII))
                        .isEqualTo("HTTP/1.1 503");
            }
            assertThat(eventually(proxy, "/ping", 200).body()).isEqualTo("OK");
            slowRequestMayEnd.countDown();
            assertThat(slow.get().body()).isEqualTo("ok");
            assertThat(get(proxy.port("web"), "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("D-05 goes on accepting for the grace after it has said that it stops")
    void acceptsForTheGrace() throws Exception {
        try (var proxy = serving("--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=1h")) {
            var drain = Thread.ofVirtual().start(() -> drain(proxy));
            assertThat(eventually(proxy, "/ping", 503).body()).isEqualTo("Service Unavailable");
            assertThat(get(proxy.port("web"), "/").body()).isEqualTo("ok");
            drain.interrupt();
            drain.join();
        }
    }

    @Test
    @DisplayName("D-05 each entry point goes on accepting for its own grace")
    void acceptsForItsOwnGrace() throws Exception {
        try (var proxy = serving(
                "--entryPoints.other.address=127.0.0.1:0",
                "--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=1h")) {
            assertThat(get(proxy.port("other"), "/").body()).isEqualTo("ok");
            var drain = Thread.ofVirtual().start(() -> drain(proxy));
            awaitRefusal(proxy.port("other"));
            assertThat(get(proxy.port("web"), "/").body()).isEqualTo("ok");
            assertThat(get(proxy.port("traefik"), "/ping").statusCode()).isEqualTo(503);
            drain.interrupt();
            drain.join();
            awaitRefusal(proxy.port("web"));
        }
    }

    @Test
    @DisplayName("D-05 the internal entry point says that the proxy stops until the last request has ended")
    void pingsToTheLast() throws Exception {
        var proxy = serving();
        var slow = slowRequest(proxy);
        var drain = Thread.ofVirtual().start(() -> drain(proxy));
        awaitRefusal(proxy.port("web"));
        assertThat(get(proxy.port("traefik"), "/ping").statusCode()).isEqualTo(503);
        slowRequestMayEnd.countDown();
        assertThat(slow.get().body()).isEqualTo("ok");
        drain.join();
        assertThatThrownBy(() -> get(proxy.port("traefik"), "/ping")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("redirects an entry point to another one")
    void redirects() throws Exception {
        try (var proxy = serving(
                "--entryPoints.other.address=127.0.0.1:0", "--entryPoints.web.http.redirections.entryPoint.to=:9443")) {
            assertThat(get(proxy.port("other"), "/").body()).isEqualTo("ok");
            var answer = get(proxy.port("web"), "/a?b=c");
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location")).contains("https://127.0.0.1:9443/a?b=c");
        }
    }

    @Test
    @DisplayName("says which entry point cannot be bound, and leaves nothing behind")
    void takenPort() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var flags = List.of("--entryPoints.web.address=127.0.0.1:" + taken.getLocalPort());
            assertThatThrownBy(() -> Proxy.start(configuration(flags), List.of(provider), List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("entry point web cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    /// Ready, with these flags besides the usual ones.
    private Proxy serving(String... flags) throws InterruptedException {
        var all = Stream.concat(FLAGS.stream(), Stream.of(flags)).toList();
        var proxy = Proxy.start(configuration(all), List.of(provider), List.of());
        provider.feed(configurationFor("/"));
        assertThat(proxy.awaitReady(PATIENCE)).isTrue();
        return proxy;
    }

    /// One that has come to the server, and stays there until it may end.
    private CompletableFuture<HttpResponse<String>> slowRequest(Proxy proxy) throws InterruptedException {
        var slow = client.sendAsync(request(proxy.port("web"), "/slow"), HttpResponse.BodyHandlers.ofString());
        slowRequestCame.await();
        return slow;
    }

    private StaticConfiguration configuration() {
        return configuration(FLAGS);
    }

    private StaticConfiguration configuration(List<String> flags) {
        var nowhere = Path.of("nowhere");
        return new StaticConfigurationLoader(List.of(provider))
                .load(flags, new Surroundings(Map.of(), nowhere, nowhere))
                .configuration();
    }

    private DynamicConfiguration configurationFor(String prefix) {
        return DynamicConfiguration.builder()
                .router("all", RouterConfig.of("PathPrefix(`" + prefix + "`)", "server"))
                .service(
                        "server",
                        ServiceConfig.loadBalancer(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort())))
                .build();
    }

    private HttpResponse<String> eventually(Proxy proxy, String path, int status) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var response = get(proxy.port("traefik"), path);
        while (response.statusCode() != status && System.nanoTime() < end) {
            response = get(proxy.port("traefik"), path);
        }
        assertThat(response.statusCode()).isEqualTo(status);
        return response;
    }

    private static void awaitRefusal(int port) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.onSpinWait();
            } catch (IOException _) {
                return;
            }
        }
        throw new AssertionError("still accepts on port " + port);
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
    }

    private static void drain(Proxy proxy) {
        try {
            proxy.drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.fairlead.provider.k8s.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Stands before the mock API server, which knows watches as WebSockets alone, and makes plain streams of them, as
/// every real server has.
final class WatchBridge implements AutoCloseable {

    private static final int UNSUPPORTED = 415;

    private final String target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private WatchBridge(String target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /// @param port of the mock on this machine
    static WatchBridge before(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        var bridge = new WatchBridge("localhost:" + port, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", bridge::handle);
        server.start();
        return bridge;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
                watch(exchange);
            } else if (isStatusPatch(exchange)) {
                exchange.sendResponseHeaders(UNSUPPORTED, -1);
            } else {
                pass(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The mock adds to lists what a merge patch has, where every real server replaces them.
    private static boolean isStatusPatch(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("PATCH")
                && exchange.getRequestURI().getPath().endsWith("/status");
    }

    private void watch(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        var events = new Events(exchange.getResponseBody());
        var socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + target + exchange.getRequestURI()), events)
                .join();
        closed.await();
        socket.abort();
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var request = HttpRequest.newBuilder(URI.create("http://" + target + exchange.getRequestURI()))
                .header("Content-Type", type == null ? "application/json" : type)
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        if (response.body().length > 0) {
            exchange.getResponseBody().write(response.body());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        client.shutdownNow();
    }

    /// Passes each message on as a line.
    private static final class Events implements WebSocket.Listener {

        private final OutputStream stream;
        private final StringBuilder text = new StringBuilder();

        Events(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
                    stream.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}

package io.fairlead.core.whoami;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// A running back end; answers every request with what [RequestText] says of it.
public final class Whoami implements AutoCloseable {

    private final HttpServer server;

    private Whoami(HttpServer server) {
        this.server = server;
    }

    /// Listens and answers, a virtual thread for each request.
    ///
    /// @param port 0 takes a free one
    /// @param name the line `Name:` of each answer; empty leaves the line out
    public static Whoami start(String host, int port, String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, name));
        server.start();
        return new Whoami(server);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// The port on which it listens.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Stops at once.
    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String name) throws IOException {
        try (exchange) {
            exchange.getRequestBody().skip(Long.MAX_VALUE);
            var text = RequestText.of(exchange, name).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }
}

package io.fairlead.provider.k8s.ingress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Stands before the mock API server, which knows watches as WebSockets alone, and makes plain streams of them, as
/// every real server has.
final class WatchBridge implements AutoCloseable {

    private final String target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private WatchBridge(String target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    /// @param port of the mock on this machine
    static WatchBridge before(int port) throws IOException {
        var bridge = new WatchBridge("localhost:" + port, new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(bridge::accept);
        return bridge;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                sockets.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var input = new BufferedInputStream(connection.getInputStream());
            for (var line = ScriptedApiServer.line(input); !line.isEmpty(); line = ScriptedApiServer.line(input)) {
                var seen = ScriptedApiServer.request(input, line);
                var uri = target + line.split(" ")[1];
                if (seen.key().startsWith("WATCH ")) {
                    watch(connection, URI.create("ws://" + uri));
                } else if (isStatusPatch(seen, uri)) {
                    ScriptedApiServer.write(connection, "HTTP/1.1 415 X\r\nContent-Length: 0\r\n\r\n");
                } else {
                    pass(connection, seen, URI.create("http://" + uri));
                }
            }
        } catch (IOException e) {
            // one side has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The mock adds to lists what a merge patch has, where every real server replaces them.
    private static boolean isStatusPatch(Seen seen, String uri) {
        return seen.method().equals("PATCH") && uri.contains("/status");
    }

    private void watch(Socket connection, URI uri) throws IOException {
        ScriptedApiServer.write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        client.newWebSocketBuilder().buildAsync(uri, new Events(connection)).join();
    }

    private void pass(Socket connection, Seen seen, URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .method(seen.method(), HttpRequest.BodyPublishers.ofString(seen.body()))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        var body = response.body().getBytes(StandardCharsets.UTF_8);
        ScriptedApiServer.write(
                connection,
                "HTTP/1.1 " + response.statusCode() + " X\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n" + response.body());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
        client.shutdownNow();
    }

    /// Passes each message on as a line.
    private static final class Events implements WebSocket.Listener {

        private final Socket connection;
        private final StringBuilder text = new StringBuilder();

        Events(Socket connection) {
            this.connection = connection;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    ScriptedApiServer.chunk(connection, (text + "\n").getBytes(StandardCharsets.UTF_8));
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

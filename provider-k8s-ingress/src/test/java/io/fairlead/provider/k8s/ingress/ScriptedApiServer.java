package io.fairlead.provider.k8s.ingress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An API server that says what a test tells it to, and that can be killed and come back on its port.
///
/// Lists answer with what [#list] set, or with the status that [#refuse] set; watches are silent until [#event] or
/// [#endWatches].
final class ScriptedApiServer implements AutoCloseable {

    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Map<Socket, String> watches = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> lists = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile ServerSocket server;

    ScriptedApiServer() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException, InterruptedException {
        while (true) {
            var socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                server = socket;
                Thread.ofVirtual().start(() -> accept(socket));
                return;
            } catch (BindException e) {
                // the connections of before are on their way out
                socket.close();
                Thread.sleep(20);
            }
        }
    }

    /// Objects of a plural, as JSON separated by commas.
    void list(String plural, String json) {
        items.put(plural, json);
    }

    void refuse(String plural, int status) {
        refused.put(plural, status);
    }

    void allow(String plural) {
        refused.remove(plural);
    }

    void event(String plural, String json) throws IOException {
        for (var watch : watches.entrySet()) {
            if (watch.getValue().equals(plural)) {
                chunk(watch.getKey(), json + "\n");
            }
        }
    }

    boolean watched(String plural) {
        return watches.containsValue(plural);
    }

    /// The plurals that were listed, in order.
    List<String> lists() {
        return lists;
    }

    List<String> tokens() {
        return tokens;
    }

    /// Ends every connection in the middle of whatever it does.
    void kill() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
        while (!sockets.isEmpty()) {
            for (var socket : sockets) {
                socket.close();
            }
            Thread.sleep(10);
        }
        watches.clear();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                sockets.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var webSocket = false;
                for (var field = reader.readLine(); field != null && !field.isEmpty(); field = reader.readLine()) {
                    webSocket |= field.equalsIgnoreCase("Upgrade: websocket");
                    if (field.startsWith("Authorization: ")) {
                        tokens.add(field.substring("Authorization: Bearer ".length()));
                    }
                }
                answer(connection, line.split(" ")[1], webSocket);
            }
        } catch (IOException e) {
            // killed
        } finally {
            watches.remove(connection);
            sockets.remove(connection);
        }
    }

    private void answer(Socket connection, String target, boolean webSocket) throws IOException {
        var path = target.substring(0, target.indexOf('?') < 0 ? target.length() : target.indexOf('?'));
        var plural = path.substring(path.lastIndexOf('/') + 1);
        if (webSocket) {
            whole(connection, 200, "");
        } else if (refused.containsKey(plural)) {
            whole(
                    connection,
                    refused.get(plural),
                    "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":" + refused.get(plural) + "}");
        } else if (target.contains("watch=true")) {
            write(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            watches.put(connection, plural);
        } else {
            lists.add(plural);
            whole(
                    connection,
                    200,
                    "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"10\"},\"items\":["
                            + items.getOrDefault(plural, "") + "]}");
        }
    }

    private static void whole(Socket connection, int status, String body) throws IOException {
        write(
                connection,
                "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private static void chunk(Socket connection, String text) throws IOException {
        write(connection, Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }
}

package io.fairlead.provider.k8s.ingress;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// An API server that says what a test tells it to, and that can be killed and come back on its port.
///
/// A request is answered with what [#once] set for it, else with what [#always] set, else with the status that
/// [#refuse] set for its plural. What is left: lists answer with what [#list] set, and watches are silent until
/// [#event] or [#cut]. If [#accept] named a token, all others are answered with 401.
final class ScriptedApiServer implements AutoCloseable {

    private final Map<String, Queue<Answer>> once = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Map<Socket, String> watches = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile String accepted = "";
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

    /// Answers the next requests, in order.
    ///
    /// @param key as [Seen#key] has it
    void once(String key, Answer... answers) {
        once.computeIfAbsent(key, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    /// Answers each request that nothing else is left for.
    ///
    /// @param key as [Seen#key] has it
    void always(String key, Answer answer) {
        always.put(key, answer);
    }

    /// Forgets what [#always] set.
    void never(String key) {
        always.remove(key);
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

    /// Knows no other token from now on.
    void accept(String token) {
        accepted = token;
    }

    void event(String plural, String json) throws IOException {
        for (var watch : watches.entrySet()) {
            if (watch.getValue().equals(plural)) {
                chunk(watch.getKey(), (json + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Ends the watches of a plural in the middle of something.
    void cut(String plural, String half) throws IOException {
        for (var watch : watches.entrySet()) {
            if (watch.getValue().equals(plural)) {
                chunk(watch.getKey(), half.getBytes(StandardCharsets.UTF_8));
                watches.remove(watch.getKey());
                watch.getKey().close();
            }
        }
    }

    /// Ends the watches of a plural in order.
    void end(String plural) throws IOException {
        for (var watch : watches.entrySet()) {
            if (watch.getValue().equals(plural)) {
                watches.remove(watch.getKey());
                write(watch.getKey(), "0\r\n\r\n");
            }
        }
    }

    boolean watched(String plural) {
        return watches.containsValue(plural);
    }

    /// Everything that came, in order.
    List<Seen> requests() {
        return requests;
    }

    List<Seen> requests(String key) {
        return requests.stream().filter(seen -> seen.key().equals(key)).toList();
    }

    List<String> tokens() {
        return requests.stream()
                .map(seen -> seen.headers().getOrDefault("authorization", ""))
                .filter(text -> text.startsWith("Bearer "))
                .map(text -> text.substring("Bearer ".length()))
                .toList();
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
            var input = new BufferedInputStream(connection.getInputStream());
            for (var line = line(input); !line.isEmpty(); line = line(input)) {
                var seen = request(input, line);
                requests.add(seen);
                answer(connection, seen);
            }
        } catch (IOException e) {
            // killed
        } finally {
            watches.remove(connection);
            sockets.remove(connection);
        }
    }

    static Seen request(InputStream input, String line) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var field = line(input); !field.isEmpty(); field = line(input)) {
            var colon = field.indexOf(':');
            headers.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var words = line.split(" ");
        return Seen.of(words[0], words[1], headers, new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }

    static String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void answer(Socket connection, Seen seen) throws IOException {
        var planned = planned(seen);
        if (planned != null) {
            send(connection, planned, seen);
        } else if (seen.key().startsWith("WATCH ")) {
            send(connection, Answer.of(200, "").ending(Answer.End.OPEN), seen);
        } else {
            var list = items.getOrDefault(seen.plural(), "");
            send(connection, Answer.list("{\"resourceVersion\":\"10\"}", list), seen);
        }
    }

    private Answer planned(Seen seen) {
        var token = seen.headers().getOrDefault("authorization", "");
        if (!accepted.isEmpty() && !token.equals("Bearer " + accepted)) {
            return Answer.failure(401);
        }
        if (seen.headers().getOrDefault("upgrade", "").equalsIgnoreCase("websocket")) {
            return Answer.of(200, "");
        }
        var next = once.containsKey(seen.key()) ? once.get(seen.key()).poll() : null;
        if (next != null) {
            return next;
        }
        var status = refused.get(seen.plural());
        return status == null ? always.get(seen.key()) : Answer.failure(status);
    }

    private void send(Socket connection, Answer answer, Seen seen) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " X\r\n");
        answer.headers().forEach(header -> head.append(header).append("\r\n"));
        var whole = answer.end() == Answer.End.WHOLE;
        head.append(whole ? "Content-Length: " + answer.body().length : "Transfer-Encoding: chunked");
        write(connection, head + "\r\n\r\n");
        switch (answer.end()) {
            case WHOLE -> write(connection, answer.body());
            case CHUNKED -> {
                chunks(connection, answer.body());
                write(connection, "0\r\n\r\n");
            }
            case OPEN -> {
                chunks(connection, answer.body());
                watches.put(connection, seen.plural());
            }
            case CUT -> {
                chunks(connection, answer.body());
                connection.close();
            }
            case SILENT -> {
                // the client has to notice
            }
        }
    }

    /// Not where lines end.
    private static void chunks(Socket connection, byte[] body) throws IOException {
        for (var from = 0; from < body.length; from += 700) {
            chunk(connection, java.util.Arrays.copyOfRange(body, from, Math.min(body.length, from + 700)));
        }
    }

    static void chunk(Socket connection, byte[] bytes) throws IOException {
        var framed = new ByteArrayOutputStream();
        framed.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        framed.writeBytes(bytes);
        framed.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        write(connection, framed.toByteArray());
    }

    static void write(Socket connection, String text) throws IOException {
        write(connection, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        // without a flush, which would ask a socket that may be closed for its stream again
        connection.getOutputStream().write(bytes);
    }
}

package io.fairlead.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// An API server that has a generated cluster. Its lists are whole or in pages; its watches are silent but for what is
/// typed: `slices N` changes N EndpointSlices, `ingresses N` N Ingresses, as fast as they can be written.
///
/// Its arguments are the number of Ingresses and a port.
public final class GeneratedApiServer {

    private static final String INGRESSES = "ingresses";
    private static final String SLICES = "endpointslices";

    private final GeneratedCluster cluster;
    private final Map<String, List<Map<String, Object>>> objects;
    private final Map<String, OutputStream> watches = new ConcurrentHashMap<>();
    private int generation;
    private int version = 1;

    private GeneratedApiServer(int ingresses) {
        this.cluster = new GeneratedCluster(ingresses);
        this.objects = Map.of(
                INGRESSES,
                cluster.ingresses(),
                "services",
                cluster.services(),
                SLICES,
                cluster.slices(),
                "secrets",
                cluster.secrets());
    }

    /// @param arguments the number of Ingresses and the port
    public static void main(String[] arguments) throws IOException {
        var server = new GeneratedApiServer(Integer.parseInt(arguments[0]));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        var http = HttpServer.create(address, 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::answer);
        http.start();
        System.out.println("ready");
        server.obey();
        http.stop(0);
    }

    private void obey() throws IOException {
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                var words = line.split(" ");
                change(words[0].equals("slices") ? SLICES : INGRESSES, Integer.parseInt(words[1]));
                System.out.println("done");
            }
        }
    }

    private void change(String kind, int number) throws IOException {
        var watch = watches.get(kind);
        if (watch == null) {
            System.out.println("no watch of " + kind);
            return;
        }
        generation++;
        var all = objects.getOrDefault(kind, List.of()).size();
        for (var i = 0; i < number; i++) {
            var object = kind.equals(SLICES)
                    ? cluster.slice(i % all, generation)
                    : cluster.ingress(i % all, "/v" + generation + "/");
            write(watch, Map.of("type", "MODIFIED", "object", versioned(object)));
        }
        watch.flush();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> versioned(Map<String, Object> object) {
        ((Map<String, Object>) object.get("metadata")).put("resourceVersion", Integer.toString(++version));
        return object;
    }

    private static void write(OutputStream out, Map<String, Object> event) throws IOException {
        out.write((JsonText.of(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = String.valueOf(exchange.getRequestURI().getRawQuery());
        var kind = path.substring(path.lastIndexOf('/') + 1);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (query.contains("watch=")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            watches.put(kind, exchange.getResponseBody());
        } else if (objects.containsKey(kind) || kind.equals("ingressclasses") || kind.equals("nodes")) {
            send(exchange, 200, list(kind, query));
        } else {
            send(exchange, 404, Map.of("kind", "Status", "code", 404, "reason", "NotFound", "message", "not here"));
        }
    }

    private Map<String, Object> list(String kind, String query) {
        var all = objects.getOrDefault(kind, List.of());
        var limit = number(query, "limit=", all.size());
        var from = number(query, "continue=", 0);
        var to = Math.min(all.size(), from + limit);
        var metadata = to < all.size()
                ? Map.<String, Object>of("resourceVersion", "1", "continue", Integer.toString(to))
                : Map.<String, Object>of("resourceVersion", "1");
        return Map.of("kind", "List", "apiVersion", "v1", "metadata", metadata, "items", all.subList(from, to));
    }

    private static int number(String query, String name, int absent) {
        var start = query.indexOf(name);
        if (start < 0) {
            return absent;
        }
        var end = query.indexOf('&', start);
        return Integer.parseInt(query.substring(start + name.length(), end < 0 ? query.length() : end));
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JsonText.of(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// An API server with a cluster that it makes up: N Ingresses, half as many Services, two endpoints for each Ingress
/// in slices of four, a tenth as many TLS Secrets (without a certificate in them, unless PEM files are given; where
/// those hold several certificates and keys, the Secrets take them in turn).
///
///     java benchmarks/GeneratedApiServer.java PORT N [CERTIFICATES KEYS]
///
/// It pages lists, keeps watches open, and sends a bookmark each minute. `POST /change/KIND/COUNT` sends COUNT events
/// for objects of that plural, as fast as it can; each changes something that counts.
final class GeneratedApiServer {

    private GeneratedApiServer() {}

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(arguments[0]);
        var number = Integer.parseInt(arguments[1]);
        var pem = arguments.length > 3
                ? List.of(each(Path.of(arguments[2])), each(Path.of(arguments[3])))
                : List.of(List.of("bm9uZQ=="), List.of("bm9uZQ=="));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 64);
        var cluster = new Cluster(number, pem);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(cluster, exchange));
        server.start();
        System.out.println("an API server with " + number + " Ingresses on " + port);
        Thread.ofVirtual().start(() -> remind(cluster));
    }

    static List<String> each(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("(?=-----BEGIN )"))
                .filter(text -> text.startsWith("-----BEGIN "))
                .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    static void remind(Cluster cluster) {
        while (true) {
            try {
                Thread.sleep(60_000);
                cluster.bookmark();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    static void answer(Cluster cluster, HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var query = query(exchange.getRequestURI().getRawQuery());
            var parts = path.split("/");
            var plural = parts[parts.length - 1];
            if (path.startsWith("/change/")) {
                cluster.change(parts[2], Integer.parseInt(parts[3]));
                send(exchange, 200, "changed\n");
            } else if (!Cluster.PLURALS.contains(plural)) {
                send(exchange, 404, "404 page not found\n");
            } else if ("true".equals(query.get("watch"))) {
                cluster.watch(plural, exchange);
            } else {
                send(exchange, 200, cluster.page(plural, query));
            }
        }
    }

    static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (var pair : text == null ? new String[0] : text.split("&")) {
            var equals = pair.indexOf('=');
            query.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
        }
        return query;
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// The objects, which are made when they are asked for, and the watches.
    static final class Cluster {

        static final List<String> PLURALS = List.of(
                "ingresses", "services", "endpointslices", "endpoints", "secrets", "ingressclasses", "nodes", "leases");

        private final int number;
        private final List<List<String>> pem;
        private final AtomicLong version = new AtomicLong(1_000);
        private final Map<String, List<OutputStream>> watches = new HashMap<>();

        Cluster(int number, List<List<String>> pem) {
            this.number = number;
            this.pem = pem;
            PLURALS.forEach(plural -> watches.put(plural, new CopyOnWriteArrayList<>()));
        }

        String page(String plural, Map<String, String> query) {
            var from = Integer.parseInt(query.getOrDefault("continue", "0"));
            var to = Math.min(size(plural), from + Integer.parseInt(query.getOrDefault("limit", "1000000")));
            var next = to < size(plural) ? ",\"continue\":\"" + to + "\"" : "";
            var items = new StringBuilder();
            for (var i = from; i < to; i++) {
                items.append(i == from ? "" : ",").append(object(plural, i, 0, ""));
            }
            return "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"" + version.get() + "\"" + next
                    + "},\"items\":[" + items + "]}";
        }

        void watch(String plural, HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            var stream = exchange.getResponseBody();
            stream.flush();
            watches.get(plural).add(stream);
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                watches.get(plural).remove(stream);
            }
        }

        void change(String plural, int count) {
            for (var i = 0; i < count; i++) {
                var round = (int) version.incrementAndGet();
                event(plural, "MODIFIED", object(plural, i % size(plural), round, kind(plural)));
            }
        }

        void bookmark() {
            PLURALS.forEach(plural -> event(
                    plural,
                    "BOOKMARK",
                    "{" + kind(plural) + "\"metadata\":{\"resourceVersion\":\"" + version.get() + "\"}}"));
        }

        private void event(String plural, String type, String object) {
            var line = ("{\"type\":\"" + type + "\",\"object\":" + object + "}\n").getBytes(StandardCharsets.UTF_8);
            for (var stream : watches.get(plural)) {
                try {
                    synchronized (stream) {
                        stream.write(line);
                        stream.flush();
                    }
                } catch (IOException e) {
                    watches.get(plural).remove(stream);
                }
            }
        }

        private int size(String plural) {
            return switch (plural) {
                case "ingresses" -> number;
                case "services", "endpointslices", "endpoints" -> (number + 1) / 2;
                case "secrets" -> number / 10;
                case "ingressclasses", "nodes" -> 1;
                default -> 0;
            };
        }

        private static String kind(String plural) {
            return "\"kind\":\"Any\",\"apiVersion\":\"" + (plural.equals("services") ? "v1" : "any/v1") + "\",";
        }

        private String object(String plural, int i, int round, String kind) {
            var service = plural.equals("ingresses") ? i / 2 : plural.equals("secrets") ? i * 5 : i;
            var name = switch (plural) {
                case "ingresses" -> "app-" + i;
                case "secrets" -> "cert-" + i;
                case "ingressclasses" -> "traefik";
                case "nodes" -> "node-1";
                case "endpointslices" -> "service-" + i + "-x7k2p";
                default -> "service-" + i;
            };
            var labels = plural.equals("endpointslices")
                    ? ",\"labels\":{\"kubernetes.io/service-name\":\"service-" + i + "\"}"
                    : "";
            var namespaced = !plural.equals("ingressclasses") && !plural.equals("nodes");
            var space = namespaced ? ",\"namespace\":\"team-" + service % 50 + "\"" : "";
            return "{" + kind + "\"metadata\":{\"name\":\"" + name + "\"" + space + ",\"uid\":\"" + plural + "-" + i
                    + "\",\"resourceVersion\":\"" + (round == 0 ? 500 : round)
                    + "\",\"generation\":1,\"creationTimestamp\":\"2026-01-01T00:00:00Z\"" + labels
                    + ",\"managedFields\":[{\"manager\":\"kubectl\",\"operation\":\"Update\",\"apiVersion\":\"any/v1\","
                    + "\"time\":\"2026-01-01T00:00:00Z\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:metadata\":{\"f:labels\":{\".\":{}}},"
                    + "\"f:spec\":{\"f:rules\":{},\"f:ports\":{\".\":{}}}}}]}," + content(plural, i, round) + "}";
        }

        private String content(String plural, int i, int round) {
            var address = "10." + (i >> 12 & 255) + "." + (i >> 4 & 255) + "." + (i & 15) * 16;
            return switch (plural) {
                case "ingresses" -> ingress(i, round);
                case "services" ->
                    "\"spec\":{\"type\":\"ClusterIP\",\"clusterIP\":\"" + address
                            + "\",\"ports\":[{\"name\":\"http\",\"port\":80,\"targetPort\":8080,\"protocol\":\"TCP\"}]},\"status\":{\"loadBalancer\":{}}";
                case "endpointslices" ->
                    "\"addressType\":\"IPv4\",\"ports\":[{\"name\":\"http\",\"port\":8080,\"protocol\":\"TCP\"}],\"endpoints\":["
                            + endpoints(i, round) + "]";
                case "endpoints" ->
                    "\"subsets\":[{\"addresses\":[{\"ip\":\"" + address
                            + "\"}],\"ports\":[{\"name\":\"http\",\"port\":8080}]}]";
                case "secrets" ->
                    "\"type\":\"kubernetes.io/tls\",\"data\":{\"tls.crt\":\"" + pem(0, i) + "\",\"tls.key\":\""
                            + pem(1, i) + "\"}";
                case "ingressclasses" -> "\"spec\":{\"controller\":\"traefik.io/ingress-controller\"}";
                default -> "\"status\":{\"addresses\":[{\"type\":\"InternalIP\",\"address\":\"192.0.2.1\"}]}";
            };
        }

        private String pem(int half, int i) {
            return pem.get(half).get(i % pem.get(half).size());
        }

        private String ingress(int i, int round) {
            var tls = i % 10 == 0 && i / 10 < size("secrets")
                    ? "\"tls\":[{\"hosts\":[\"app-" + i + ".example.org\"],\"secretName\":\"cert-" + i / 10 + "\"}],"
                    : "";
            return "\"spec\":{\"ingressClassName\":\"traefik\"," + tls + "\"rules\":[{\"host\":\"app-" + i
                    + ".example.org\",\"http\":{\"paths\":[{\"path\":\"/" + (round == 0 ? "" : "v" + round)
                    + "\",\"pathType\":\"Prefix\",\"backend\":{\"service\":{\"name\":\"service-" + i / 2
                    + "\",\"port\":{\"number\":80}}}}]}}]},\"status\":{\"loadBalancer\":{}}";
        }

        private static String endpoints(int i, int round) {
            var all = new ArrayList<String>();
            for (var k = 0; k < 4; k++) {
                var last = (i & 15) * 16 + (k + round) % 16;
                all.add("{\"addresses\":[\"10." + (i >> 12 & 255) + "." + (i >> 4 & 255) + "." + last
                        + "\"],\"conditions\":{\"ready\":true,\"serving\":true,\"terminating\":false}}");
            }
            return String.join(",", all);
        }
    }
}

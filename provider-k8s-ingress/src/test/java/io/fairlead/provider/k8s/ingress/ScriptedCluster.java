package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A provider that follows a scripted API server, which has one Ingress when it begins.
final class ScriptedCluster implements AutoCloseable {

    private static final String SERVICE = """
            {"metadata":{"name":"web","namespace":"shop","uid":"s","resourceVersion":"1"},"spec":{"ports":[{"port":80}]}}""";
    private static final String SLICE = """
            {"metadata":{"name":"web-1","namespace":"shop","uid":"e","resourceVersion":"2",
            "labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4","ports":[{"name":"","port":8080}],
            "endpoints":[{"addresses":["10.0.0.1"]}]}""";

    /// The event that ends a watch whose place is no longer known.
    static final String EXPIRED = """
            {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (10)","reason":"Expired","code":410}}""";

    private final RecordingSink sink = new RecordingSink();
    private final ScriptedApiServer server;

    ScriptedCluster() {
        try {
            server = new ScriptedApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.list("services", SERVICE);
        server.list("endpointslices", SLICE);
        server.list("ingresses", ingress("one", 3));
    }

    ScriptedApiServer server() {
        return server;
    }

    RecordingSink sink() {
        return sink;
    }

    Running run(Map<String, ?> options) {
        return run(options, Followed.FAST);
    }

    Running run(Map<String, ?> options, Pace pace) {
        var all = new HashMap<String, Object>(options);
        all.put("endpoint", server.url());
        return Running.start(all, pace, sink);
    }

    /// One that takes part in the election of Lease `shop/lead`, and writes.
    Running writing(Map<String, ?> options) {
        var access = ClusterAccess.find(Map.of(), Optional.of(server.url()), Optional.empty(), Optional.empty());
        var all = new HashMap<String, Object>(options);
        all.put("leaderElection", Map.of("namespace", "shop", "name", "lead", "identity", "one"));
        return Running.start(access, all, Followed.FAST, sink);
    }

    void awaitWatch(String plural) throws InterruptedException {
        while (!server.watched(plural)) {
            Thread.sleep(10);
        }
    }

    void awaitRequest(String key) throws InterruptedException {
        while (server.requests(key).isEmpty()) {
            Thread.sleep(10);
        }
    }

    static String added(String object) {
        return "{\"type\":\"ADDED\",\"object\":" + object + "}";
    }

    static String modified(String object) {
        return "{\"type\":\"MODIFIED\",\"object\":" + object + "}";
    }

    static String ingress(String name, int version) {
        return """
                {"metadata":{"name":"%1$s","namespace":"shop","uid":"%1$s","resourceVersion":"%2$d"},"spec":{"rules":[{"http":
                {"paths":[{"path":"/%1$s","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}}]}}]}}""".formatted(name, version).replace("\n", "");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
    }
}

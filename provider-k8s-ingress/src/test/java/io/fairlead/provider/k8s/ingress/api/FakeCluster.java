package io.fairlead.provider.k8s.ingress.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// An API server in memory, with the rules of a real one that writers have to know: versions and conflicts, what a
/// status write stores, who wrote what, which times it takes, and rights.
public final class FakeCluster implements ApiServer {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
    private static final String MICRO_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private final Map<String, Map<String, Object>> objects = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Integer> denied = new TreeMap<>();
    private final Map<String, Integer> interferences = new TreeMap<>();
    private Consumer<ApiCall> before = call -> {};
    private int version = 100;
    private int silence;

    /// Makes or replaces an object, as an administrator would.
    public synchronized void put(ResourcePath path, Map<String, ?> object) {
        var tree = Tree.with(object, path.name(), "metadata", "name");
        tree = Tree.with(tree, path.namespace(), "metadata", "namespace");
        var uid = Tree.text(tree, "metadata", "uid");
        store(path.toString(), uid.isEmpty() ? Tree.with(tree, "uid-" + path.name(), "metadata", "uid") : tree);
        notifyAll();
    }

    public synchronized void delete(ResourcePath path) {
        objects.remove(path.toString());
    }

    public synchronized Map<String, Object> get(ResourcePath path) {
        return Optional.ofNullable(objects.get(path.toString())).orElse(Map.of());
    }

    /// All objects below a path, in the order of their names.
    public synchronized List<Map<String, Object>> all(ResourcePath path) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Answers a method on a resource, such as `PATCH ingresses/status`, with a status.
    public synchronized void deny(String what, int status) {
        denied.put(what, status);
    }

    public synchronized void allow(String what) {
        denied.remove(what);
    }

    /// Lets somebody else change the object right before the next writes.
    public synchronized void interfere(ResourcePath path, int times) {
        interferences.put(path.toString(), times);
    }

    /// No answer to the next calls.
    public synchronized void silent(int times) {
        silence = times;
    }

    /// Called before each call is answered.
    public synchronized void before(Consumer<ApiCall> hook) {
        before = hook;
    }

    /// Methods and resources that were asked for, such as `PATCH ingresses/status shop/web`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<String> writes() {
        return calls.stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    /// Waits until the writes are as many.
    public void awaitWrites(int count) throws InterruptedException {
        await(() -> writes().size() >= count);
    }

    /// Waits until something holds, which is looked at after each call.
    public synchronized void await(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("still " + calls);
            }
            wait(left);
        }
    }

    @Override
    public synchronized ApiAnswer send(ApiCall call) {
        before.accept(call);
        var question = call.path().indexOf('?');
        var path = question < 0 ? call.path() : call.path().substring(0, question);
        var manager =
                question < 0 ? "" : decoded(call.path().substring(question)).replace("?fieldManager=", "");
        var target = Target.of(path);
        calls.add(call.method() + " " + target.resource() + " " + target.place());
        // waiting tests go on when this call has its answer
        notifyAll();
        if (silence > 0) {
            silence--;
            return ApiAnswer.none("no answer");
        }
        var refusal = denied.get(call.method() + " " + target.resource());
        if (refusal != null) {
            return error(refusal, "denied");
        }
        return switch (call.method()) {
            case "GET" -> found(target.object());
            case "POST" -> create(path, call.body());
            case "PUT" -> update(target, call.body(), false, manager);
            case "PATCH" ->
                call.contentType().equals("application/merge-patch+json")
                        ? update(target, call.body(), true, manager)
                        : error(415, "media type");
            default -> error(405, "method");
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private ApiAnswer found(String path) {
        var object = objects.get(path);
        return object == null ? error(404, "not found") : new ApiAnswer(200, object, "");
    }

    private ApiAnswer create(String path, Map<String, ?> body) {
        var place = path + "/" + Tree.text(body, "metadata", "name");
        if (objects.containsKey(place)) {
            return error(409, "already exists");
        }
        if (Tree.text(body, "kind").equals("Event")
                && !Tree.text(body, "involvedObject", "namespace").equals(Tree.text(body, "metadata", "namespace"))) {
            return error(422, "does not match event.namespace");
        }
        return badTime(body).orElseGet(() -> new ApiAnswer(201, store(place, new LinkedHashMap<>(body)), ""));
    }

    private ApiAnswer update(Target target, Map<String, ?> body, boolean patch, String manager) {
        interferences.computeIfPresent(target.object(), (path, left) -> {
            store(path, objects.get(path));
            return left > 1 ? left - 1 : null;
        });
        var object = objects.get(target.object());
        if (object == null) {
            return error(404, "not found");
        }
        var wanted = Tree.text(body, "metadata", "resourceVersion");
        if (wanted.isEmpty() && target.resource().equals("leases")) {
            return error(422, "metadata.resourceVersion: must be specified for an update");
        }
        if (!wanted.isEmpty() && !wanted.equals(Tree.text(object, "metadata", "resourceVersion"))) {
            return error(409, "the object has been modified");
        }
        var next = patch ? merge(object, body) : new LinkedHashMap<String, Object>(body);
        return badTime(next).orElseGet(() -> stored(target, object, next, manager));
    }

    private ApiAnswer stored(Target target, Map<String, Object> object, Map<String, Object> next, String manager) {
        var result = next;
        if (target.resource().endsWith("/status")) {
            result = new LinkedHashMap<>(object);
            result.put("status", Tree.map(next, "status"));
            var metadata = new LinkedHashMap<>(Tree.map(object, "metadata"));
            metadata.put("annotations", Tree.map(next, "metadata", "annotations"));
            metadata.put("labels", Tree.map(next, "metadata", "labels"));
            if (!manager.isEmpty() && !Tree.map(next, "status").equals(Tree.map(object, "status"))) {
                metadata.put(
                        "managedFields",
                        List.of(Map.of(
                                "manager",
                                manager,
                                "subresource",
                                "status",
                                "fieldsV1",
                                Map.of("f:status", Map.of("f:loadBalancer", Map.of("f:ingress", Map.of()))))));
            }
            result.put("metadata", metadata);
        }
        return new ApiAnswer(200, store(target.object(), result), "");
    }

    private Map<String, Object> store(String path, Map<String, Object> object) {
        var stored = Tree.with(object, Integer.toString(++version), "metadata", "resourceVersion");
        objects.put(path, stored);
        return stored;
    }

    private static Map<String, Object> merge(Map<String, ?> object, Map<String, ?> patch) {
        var merged = new LinkedHashMap<String, Object>(object);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?>) {
                merged.put(key, merge(Tree.map(object, key), Tree.map(patch, key)));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    private static Optional<ApiAnswer> badTime(Map<String, ?> body) {
        var spec = Tree.map(body, "spec");
        for (var key : List.of("renewTime", "acquireTime")) {
            if (spec.containsKey(key) && !Tree.text(spec, key).matches(MICRO_TIME)) {
                return Optional.of(error(400, "cannot parse " + spec.get(key)));
            }
        }
        return Optional.empty();
    }

    private static ApiAnswer error(int status, String message) {
        return new ApiAnswer(status, Map.of("kind", "Status", "message", message, "code", status), "");
    }

    private record Target(String object, String resource, String place) {

        static Target of(String path) {
            var parts = path.substring(1).split("/");
            var start = parts[0].equals("api") ? 2 : 3;
            var plural = parts[start + 2];
            var sub = parts.length > start + 4 ? "/" + parts[start + 4] : "";
            var object = sub.isEmpty() ? path : path.substring(0, path.length() - sub.length());
            var name = parts.length > start + 3 ? "/" + parts[start + 3] : "";
            return new Target(object, plural + sub, parts[start + 1] + name);
        }
    }
}

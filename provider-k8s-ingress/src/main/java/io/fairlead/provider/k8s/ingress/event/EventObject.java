package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// An Event of core/v1, which every `kubectl` shows. The same problem of the same object has the same name, whoever
/// writes it.
///
/// @param version of the object that has the problem
/// @param uid of that object; Events are found by it
record EventObject(ProblemEvent event, String version, String uid, EventAuthor author) {

    private static final String API_VERSION = "v1";
    private static final String PLURAL = "events";
    private static final int LONGEST_PREFIX = 200;
    private static final int DIGITS = 16;

    ResourcePath all() {
        return ResourcePath.all(API_VERSION, event.subject().namespace(), PLURAL);
    }

    ResourcePath one() {
        return ResourcePath.one(API_VERSION, event.subject().namespace(), PLURAL, name());
    }

    Map<String, Object> first(Instant now) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("apiVersion", API_VERSION);
        tree.put("kind", "Event");
        tree.put("metadata", Map.of("name", name(), "namespace", event.subject().namespace()));
        tree.put("involvedObject", involved());
        tree.put("reason", event.reason());
        tree.put("message", event.message());
        tree.put("type", "Warning");
        tree.put("source", Map.of("component", author.component()));
        tree.put("reportingComponent", author.component());
        tree.put("reportingInstance", author.instance());
        tree.put("firstTimestamp", time(now));
        tree.put("lastTimestamp", time(now));
        tree.put("count", 1);
        return tree;
    }

    /// Once more, in the words of now. The count is what the server has, and one.
    Map<String, Object> again(Map<String, Object> before, Instant now) {
        return Map.of(
                "count", Tree.number(before, "count") + 1, "lastTimestamp", time(now), "message", event.message());
    }

    /// Asks the server for its count, and changes nothing that counts.
    static Map<String, Object> touch(Instant now) {
        return Map.of("lastTimestamp", time(now));
    }

    private Map<String, Object> involved() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("apiVersion", version);
        tree.put("kind", event.subject().kind());
        tree.put("namespace", event.subject().namespace());
        tree.put("name", event.subject().name());
        tree.put("uid", uid);
        if (!event.field().isEmpty()) {
            tree.put("fieldPath", event.field());
        }
        return tree;
    }

    private String name() {
        var name = event.subject().name();
        return name.substring(0, Math.min(name.length(), LONGEST_PREFIX)) + "." + digest();
    }

    private String digest() {
        var text = String.join(
                "\n", author.component(), event.subject().kind(), uid, event.reason(), event.field(), event.found());
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Without a fraction, as core/v1 has it.
    private static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

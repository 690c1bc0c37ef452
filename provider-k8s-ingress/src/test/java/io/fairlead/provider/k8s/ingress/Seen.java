package io.fairlead.provider.k8s.ingress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request that a scripted API server has got.
///
/// @param query decoded
/// @param headers by name in lower case
/// @param nanos when it came
record Seen(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body, long nanos) {

    static Seen of(String method, String target, Map<String, String> headers, String body) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        return new Seen(
                method,
                path,
                mark < 0 ? Map.of() : query(target.substring(mark + 1)),
                headers,
                body,
                System.nanoTime());
    }

    /// By what answers are chosen, such as `GET /api/v1/secrets`, or `WATCH /api/v1/secrets` for a watch.
    String key() {
        return (query.getOrDefault("watch", "").equals("true") ? "WATCH" : method) + " " + path;
    }

    String plural() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static Map<String, String> query(String text) {
        var query = new TreeMap<String, String>();
        for (var pair : List.of(text.split("&"))) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}

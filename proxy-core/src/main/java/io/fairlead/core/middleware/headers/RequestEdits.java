package io.fairlead.core.middleware.headers;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// Changes to a request: to its fields, and to what only looks like a field.
///
/// @param host the authority to send on; empty leaves the client's
/// @param hideClient whether the proxy is kept from appending the client's address. A single
///     `X-Forwarded-For` with an empty value tells it so, and is not sent
record RequestEdits(HeaderEdits fields, String host, boolean hideClient) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    static RequestEdits of(Map<String, String> configured) {
        var fields = new LinkedHashMap<>(configured);
        var host = remove(fields, "Host");
        FieldSyntax.check("Host", host);
        return new RequestEdits(HeaderEdits.of("customRequestHeaders", fields), host, hidesClient(fields));
    }

    void apply(Request request) {
        fields.apply(request.headers());
        if (!host.isEmpty()) {
            request.authority(host);
        }
        if (hideClient) {
            request.headers().set(FORWARDED_FOR, "");
        }
    }

    private static String remove(Map<String, String> fields, String name) {
        var removed = "";
        for (var key : fields.keySet().toArray(String[]::new)) {
            if (FieldSyntax.sameName(key, name)) {
                removed = fields.getOrDefault(key, "");
                fields.remove(key);
            }
        }
        return removed;
    }

    private static boolean hidesClient(Map<String, String> fields) {
        return fields.entrySet().stream()
                .anyMatch(field -> FieldSyntax.sameName(field.getKey(), FORWARDED_FOR)
                        && field.getValue().isEmpty());
    }
}

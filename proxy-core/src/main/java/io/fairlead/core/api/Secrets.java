package io.fairlead.core.api;

import io.fairlead.core.routing.ShownUrl;
import io.fairlead.provider.spi.bind.Names;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hides values whose key says that they are secret, and who logs in by a URL. An empty value hides nothing.
final class Secrets {

    private static final String MASK = "xxxx";
    private static final List<String> SECRET = List.of(
            "authorization",
            "cookie",
            "credential",
            "password",
            "secret",
            "token",
            "apikey",
            "api-key",
            "api_key",
            "users");

    private Secrets() {}

    static Map<String, Object> masked(Map<?, ?> tree) {
        var result = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> {
            var name = String.valueOf(key);
            result.put(name, isSecret(name) ? hidden(value) : visible(value));
        });
        return result;
    }

    private static Object visible(Object value) {
        return switch (value) {
            case Map<?, ?> map -> masked(map);
            case Collection<?> list -> list.stream().map(Secrets::visible).toList();
            case String text -> ShownUrl.of(text);
            case URI url -> ShownUrl.of(url.toString());
            default -> value;
        };
    }

    private static Object hidden(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, Object>();
                map.forEach((key, inner) -> result.put(String.valueOf(key), hidden(inner)));
                yield result;
            }
            case Collection<?> list -> list.stream().map(Secrets::hidden).toList();
            case Boolean truth -> truth;
            default -> value.toString().isEmpty() ? "" : MASK;
        };
    }

    private static boolean isSecret(String key) {
        var lower = Names.lower(key);
        return SECRET.stream().anyMatch(lower::contains);
    }
}

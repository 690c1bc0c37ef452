package io.fairlead.core.middleware.path;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;

/// Puts a prefix in front of the path.
public final class AddPrefixFactory implements MiddlewareFactory<AddPrefixFactory.Config> {

    /// @param prefix the prefix, such as `/v1`; a slash at its end is not doubled
    public record Config(String prefix) {}

    @Override
    public String type() {
        return "addPrefix";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        if (config.prefix().isEmpty()) {
            throw new IllegalArgumentException("prefix: found an empty text, expected a path such as /v1");
        }
        var prefix = canonical(config.prefix());
        return (request, next) -> {
            if (request.path().isEmpty() || request.path().startsWith("/")) {
                request.path(prefix + request.path());
            }
            return next.handle(request);
        };
    }

    private static String canonical(String prefix) {
        var encoded = EncodedPath.of(prefix.startsWith("/") ? prefix : "/" + prefix);
        var end = encoded.length();
        while (end > 0 && encoded.charAt(end - 1) == '/') {
            end--;
        }
        return encoded.substring(0, end);
    }
}

package io.fairlead.core.middleware.path;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;

/// Takes a prefix away from the path, and tells the server which.
public final class StripPrefixFactory implements MiddlewareFactory<StripPrefixFactory.Config> {

    /// @param prefixes texts with which a path may begin; the first that fits is taken away. `/foo` also
    ///     fits `/foobar`
    /// @param forceSlash whether a slash remains where nothing else does; another middleware may add to it
    public record Config(List<String> prefixes, boolean forceSlash) {}

    @Override
    public String type() {
        return "stripPrefix";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        if (config.prefixes().contains("")) {
            throw new IllegalArgumentException("prefixes: found an empty text, expected paths such as /api");
        }
        return new StripPrefix(config.prefixes().stream().map(EncodedPath::of).toList(), config.forceSlash());
    }

    private record StripPrefix(List<String> prefixes, boolean forceSlash) implements Middleware {

        private static final String REMOVED = "X-Forwarded-Prefix";

        @Override
        public Response handle(Request request, Handler next) {
            for (var i = 0; i < prefixes.size(); i++) {
                if (request.path().startsWith(prefixes.get(i))) {
                    strip(request, prefixes.get(i));
                    break;
                }
            }
            return next.handle(request);
        }

        private void strip(Request request, String prefix) {
            var rest = request.path().substring(prefix.length());
            request.headers().add(REMOVED, prefix);
            var complete = rest.startsWith("/") || rest.isEmpty() && !forceSlash;
            request.path(complete ? rest : "/" + rest);
        }
    }
}

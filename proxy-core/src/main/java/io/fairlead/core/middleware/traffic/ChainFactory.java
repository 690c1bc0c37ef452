package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import java.util.List;

/// Names several middlewares by one word.
public final class ChainFactory implements MiddlewareFactory<ChainFactory.Config> {

    /// @param middlewares references, first is outermost; without `@` they mean the provider of the chain
    public record Config(List<String> middlewares) {}

    @Override
    public String type() {
        return "chain";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        return new Chain(config.middlewares().stream().map(context::middleware).toList());
    }
}

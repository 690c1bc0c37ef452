package io.fairlead.core.routing;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;

/// Fails in ways of which nobody thinks.
final class StrangeFactory implements MiddlewareFactory<StrangeFactory.Config> {

    public record Config(String way) {}

    @Override
    public String type() {
        return "strange";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        switch (config.way()) {
            case "assertion" -> throw new AssertionError("must not be");
            case "depth" -> throw new StackOverflowError();
            default -> throw new IllegalStateException(config.way());
        }
    }
}

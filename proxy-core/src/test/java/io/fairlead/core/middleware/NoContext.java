package io.fairlead.core.middleware;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;

/// A configuration with nothing else in it.
public record NoContext() implements MiddlewareContext {

    @Override
    public String name() {
        return "test@file";
    }

    @Override
    public Middleware middleware(String reference) {
        throw new IllegalArgumentException("no middleware " + reference);
    }

    @Override
    public Handler service(String reference) {
        throw new IllegalArgumentException("no service " + reference);
    }
}

package io.fairlead.middleware.spi;

/// A handler that is also given the next one, made once for each place in the configuration that
/// defines it, and shared by all routers that name it.
@FunctionalInterface
public interface Middleware extends AutoCloseable {

    /// Answers a request, with or without the help of `next`.
    ///
    /// Called on the virtual thread of the exchange, by many exchanges at once. It may change the
    /// request before it calls `next`, look at the response afterwards, replace it (then it closes
    /// the one that it drops), call `next` again with a [Request#copy()], or never call it.
    ///
    /// @param request the request as the middlewares before this one left it
    /// @param next the rest of the chain
    /// @return the response, still open
    Response handle(Request request, Handler next);

    /// Releases what the middleware holds. Called once, by the core, after the last request that
    /// could reach it has ended. It must not throw.
    @Override
    default void close() {}
}

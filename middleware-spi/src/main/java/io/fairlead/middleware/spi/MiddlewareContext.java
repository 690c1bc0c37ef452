package io.fairlead.middleware.spi;

/// What a middleware may ask of the core while it is being created. Not for use afterwards.
public interface MiddlewareContext {

    /// The full name of the middleware, such as `ids@file`.
    String name();

    /// Another middleware, ready for use. The core owns it; the caller does not close it.
    ///
    /// @param reference a name; without `@` it means the provider that defined this middleware
    /// @throws IllegalArgumentException if there is none, it cannot be created, or it refers back to
    ///     this one; a factory lets this pass, so that the router that needs it is disabled
    Middleware middleware(String reference);

    /// A service, ready for use.
    ///
    /// @param reference a name; without `@` it means the provider that defined this middleware
    /// @throws IllegalArgumentException if there is none or it cannot be created
    Handler service(String reference);
}

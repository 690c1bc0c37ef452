package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.RouterConfig;

/// A router on the entry points for which it is the same.
///
/// @param name the full name, with the entry point in front where there are several variants
/// @param config the router with these entry points, and with the full names of the middlewares of the
///     entry point and its own
record RouterVariant(String name, RouterConfig config) {}

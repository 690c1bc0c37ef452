package io.fairlead.core.routing;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.dynamic.ServiceConfig;

/// What a service is made from.
sealed interface ServiceRecipe {

    /// What a provider wrote.
    record Configured(ServiceConfig config) implements ServiceRecipe {}

    /// A service of the proxy itself.
    record Internal(Handler handler) implements ServiceRecipe {}
}

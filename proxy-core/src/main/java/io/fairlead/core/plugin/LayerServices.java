package io.fairlead.core.plugin;

import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Takes the factories out of the layer of a plugin. One that cannot be made is reported; the others stay.
record LayerServices(ModuleLayer layer, Path origin, Collection<Problem> problems) {

    /// A service loader promises no end of its errors.
    private static final int MAX_ERRORS = 100;

    List<MiddlewareFactory<?>> middlewares() {
        var found = new ArrayList<MiddlewareFactory<?>>();
        load(ServiceLoader.load(layer, MiddlewareFactory.class), MiddlewareFactory.class)
                .forEach(found::add);
        return found;
    }

    List<ProviderFactory<?>> providers() {
        var found = new ArrayList<ProviderFactory<?>>();
        load(ServiceLoader.load(layer, ProviderFactory.class), ProviderFactory.class)
                .forEach(found::add);
        return found;
    }

    private <S> List<S> load(ServiceLoader<S> loader, Class<S> service) {
        var found = new ArrayList<S>();
        var providers = loader.stream().iterator();
        var errors = 0;
        while (errors < MAX_ERRORS) {
            try {
                if (!providers.hasNext()) {
                    return found;
                }
                var provider = providers.next();
                // a loader of a layer also finds what its parents provide
                if (layer.equals(provider.type().getModule().getLayer())) {
                    found.add(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(broken(service, e));
                errors++;
            }
        }
        return found;
    }

    private Problem broken(Class<?> service, Error e) {
        var cause = e.getCause() == null ? "" : ": " + e.getCause();
        return new BrokenPlugin(
                        origin,
                        "a " + service.getSimpleName() + " that cannot be made (" + e.getMessage() + cause + ")",
                        "a public class with a public constructor without parameters, and all that it needs")
                .problem();
    }
}

package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.List;
import java.util.Optional;

/// What became of a service.
///
/// @param config what a provider wrote; absent for a service of the proxy itself
/// @param errors what is wrong, one sentence each
public record ServiceStatus(String name, Optional<ServiceConfig> config, Status status, List<String> errors) {

    /// Copies the list.
    public ServiceStatus {
        errors = List.copyOf(errors);
    }
}

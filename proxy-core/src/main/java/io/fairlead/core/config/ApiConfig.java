package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.util.regex.Pattern;

/// The API.
///
/// @param insecure whether routers for it are made on entry point `traefik`
/// @param dashboard accepted; there is no user interface yet
/// @param disableDashboardAd repeated by `/api/version`
/// @param basePath goes before `/api`
/// @param dashboardName repeated by `/api/version`
public record ApiConfig(
        @About("Serve the API on entry point traefik, without authentication.")
        boolean insecure,

        @Default("true") @About("Accepted; there is no user interface yet.")
        boolean dashboard,

        @About("Repeated by /api/version.") boolean disableDashboardAd,
        @Default("/") @About("Path before /api.") String basePath,
        @Default @About("Repeated by /api/version.") String dashboardName) {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/_.:~-]*");

    /// Checks the path.
    public ApiConfig {
        if (!PATH.matcher(basePath).matches()) {
            throw new IllegalArgumentException("a basePath of letters, digits and /_.:~- after a leading slash");
        }
    }
}

package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the process is told at start.
///
/// @param entryPoints by name, in the order in which they were given
/// @param serversTransport what `default@internal` is made of
public record StaticConfiguration(
        @Default GlobalConfig global,
        @Default CoreConfig core,
        @Default LogConfig log,
        @About("Serve the API, as service api@internal.") Optional<ApiConfig> api,

        @About("Serve the health check, as service ping@internal.")
        Optional<PingConfig> ping,

        Map<String, EntryPointConfig> entryPoints,
        @Default ServersTransportConfig serversTransport,
        @Default ProvidersConfig providers) {

    /// The entry point for what is internal.
    public static final String INTERNAL_ENTRY_POINT = "traefik";

    /// Copies the map.
    public StaticConfiguration {
        entryPoints = Collections.unmodifiableMap(new LinkedHashMap<>(entryPoints));
    }

    /// This configuration with the entry points that are created when nobody names them: `http` on `:80` if
    /// there is none at all, and `traefik` on `:8080` if API or health check need it.
    public StaticConfiguration effective() {
        var all = new LinkedHashMap<>(entryPoints);
        if (all.isEmpty()) {
            all.put("http", EntryPointConfig.on(":80"));
        }
        if (needsInternalEntryPoint()) {
            all.putIfAbsent(INTERNAL_ENTRY_POINT, EntryPointConfig.on(":8080"));
        }
        return new StaticConfiguration(global, core, log, api, ping, all, serversTransport, providers);
    }

    /// The entry points of routers that name none, sorted: those with `asDefault`, or all if none has it; never
    /// `traefik`.
    public List<String> defaultEntryPoints() {
        var marked = names(true);
        return marked.isEmpty() ? names(false) : marked;
    }

    private List<String> names(boolean marked) {
        return entryPoints.entrySet().stream()
                .filter(entry -> !marked || entry.getValue().asDefault())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(INTERNAL_ENTRY_POINT))
                .sorted()
                .toList();
    }

    private boolean needsInternalEntryPoint() {
        return api.filter(ApiConfig::insecure).isPresent()
                || ping.filter(health ->
                                !health.manualRouting() && health.entryPoint().equals(INTERNAL_ENTRY_POINT))
                        .isPresent();
    }
}

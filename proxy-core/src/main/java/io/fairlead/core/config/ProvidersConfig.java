package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.bind.Rest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where dynamic configuration comes from.
///
/// @param providersThrottleDuration the least time between two configurations of one provider; 0 turns it off
/// @param precedence names of providers; of routers with equal priority that of the first one wins
/// @param options what each provider that shall run is told, by the key below `providers`, still as a tree
public record ProvidersConfig(
        @Default("2s") @About("Least time between two configurations of one provider; 0 for none.")
        Duration providersThrottleDuration,

        @Default(ProvidersConfig.PRECEDENCE)
        @About("Which provider's router wins at equal priority; first wins, others lose.")
        List<String> precedence,

        @Rest Map<String, Object> options) {

    /// The order that Traefik documents.
    static final String PRECEDENCE = "kubernetesgateway,kubernetescrd,kubernetes,kubernetesingressnginx,swarm,docker,"
            + "file,redis,knative,consul,consulcatalog,nomad,etcd,ecs,http,zookeeper,rest";

    /// Copies list and map; a provider that is switched off is left out.
    public ProvidersConfig {
        precedence = List.copyOf(precedence);
        options = switchedOn(options);
    }

    /// The tree of one provider; absent if it shall not run. A provider that is only switched on has an empty one.
    ///
    /// @param option the key below `providers`, in any letter case
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Object>> tree(String option) {
        return options.entrySet().stream()
                .filter(entry -> Names.same(entry.getKey(), option))
                .map(entry -> (Map<String, Object>) entry.getValue())
                .findFirst();
    }

    private static Map<String, Object> switchedOn(Map<String, Object> options) {
        var on = new LinkedHashMap<String, Object>();
        options.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                on.put(key, value);
            } else if (Names.same(value.toString(), "true")) {
                on.put(key, Map.of());
            } else if (!Names.same(value.toString(), "false")) {
                throw new IllegalArgumentException("a map of options, true or false below " + key);
            }
        });
        return Collections.unmodifiableMap(on);
    }
}

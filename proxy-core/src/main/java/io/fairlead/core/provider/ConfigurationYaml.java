package io.fairlead.core.provider;

import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Writes a merged configuration as the file provider reads it.
///
/// Objects are sorted by name, and what is at its default is left out. What the proxy defines itself
/// (`name@internal`) is left out too. If one provider defines all the rest, names stand without it, and the text is a
/// file that gives the same configuration. If several do, each name keeps its `@provider`, since only that tells them
/// apart; the file provider refuses such names, so that no such text is taken for a file by mistake. References stand
/// as they were written.
public final class ConfigurationYaml {

    private static final String INTERNAL = "@internal";
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();

    private ConfigurationYaml() {}

    /// The text; `{}` if there is nothing.
    public static String of(MergedConfiguration configuration) {
        var name = names(configuration);
        var http = new LinkedHashMap<String, Object>();
        put(http, "routers", RouterConfig.class, configuration.routers(), name);
        put(http, "services", ServiceConfig.class, configuration.services(), name);
        put(http, "middlewares", MiddlewareConfig.class, configuration.middlewares(), name);
        put(http, "serversTransports", ServersTransportConfig.class, configuration.serversTransports(), name);
        var tls = tls(configuration.tls(), name);
        var roots = new LinkedHashMap<String, Object>();
        roots.put("http", http);
        roots.put("tls", tls);
        roots.values().removeIf(root -> ((Map<?, ?>) root).isEmpty());
        return new Dump(SETTINGS).dumpToString(roots);
    }

    /// Keys that stand in the configuration itself are hidden.
    private static Map<String, Object> tls(MergedTls configuration, UnaryOperator<String> name) {
        var tls = new LinkedHashMap<String, Object>();
        if (!configuration.certificates().isEmpty()) {
            tls.put(
                    "certificates",
                    configuration.certificates().stream()
                            .filter(certificate -> !certificate.isUnusable())
                            .map(RecordTree::of)
                            .toList());
        }
        put(tls, "options", TlsOptionsConfig.class, configuration.options(), name);
        put(tls, "stores", TlsStoreConfig.class, configuration.stores(), name);
        return tls;
    }

    private static UnaryOperator<String> names(MergedConfiguration configuration) {
        var providers = new TreeSet<String>();
        for (var objects : new Map<?, ?>[] {
            configuration.routers(),
            configuration.services(),
            configuration.middlewares(),
            configuration.serversTransports(),
            configuration.tls().options(),
            configuration.tls().stores()
        }) {
            objects.keySet().forEach(key -> providers.add(provider((String) key)));
        }
        providers.remove(INTERNAL);
        providers.remove("");
        return providers.size() > 1
                ? UnaryOperator.identity()
                : key -> key.substring(0, key.length() - provider(key).length());
    }

    private static <V> void put(
            Map<String, Object> http, String kind, Class<V> type, Map<String, V> objects, UnaryOperator<String> name) {
        var trees = new TreeMap<String, Object>();
        objects.forEach((key, object) -> {
            if (!provider(key).equals(INTERNAL)) {
                trees.put(name.apply(key), RecordTree.ofValue(type, object));
            }
        });
        if (!trees.isEmpty()) {
            http.put(kind, trees);
        }
    }

    private static String provider(String key) {
        var at = key.lastIndexOf('@');
        return at < 0 ? "" : key.substring(at);
    }
}

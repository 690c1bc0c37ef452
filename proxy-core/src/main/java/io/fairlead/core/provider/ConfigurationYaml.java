package io.fairlead.core.provider;

import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes a merged configuration as the file provider reads it.
///
/// Objects are sorted by name, and what is at its default is left out, but for the routers, the services and the
/// servers: where there are none, it says so. What the proxy defines itself
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
            .setSchema(new CoreSchema())
            .build();

    private ConfigurationYaml() {}

    /// The text.
    public static String of(MergedConfiguration configuration) {
        var name = names(configuration);
        var roots = new LinkedHashMap<String, Object>();
        roots.put("http", RecordTree.of(http(configuration, name)));
        var tls = RecordTree.of(tls(configuration.tls(), name));
        if (!tls.isEmpty()) {
            roots.put("tls", tls);
        }
        return new Dump(SETTINGS).dumpToString(roots);
    }

    private static HttpConfiguration http(MergedConfiguration configuration, UnaryOperator<String> name) {
        return new HttpConfiguration(
                named(configuration.routers(), name),
                named(configuration.services(), name),
                named(configuration.middlewares(), name),
                named(configuration.serversTransports(), name));
    }

    /// Keys that stand in the configuration itself are hidden.
    private static TlsConfiguration tls(MergedTls configuration, UnaryOperator<String> name) {
        var usable = configuration.certificates().stream()
                .filter(certificate -> !certificate.isUnusable())
                .toList();
        return new TlsConfiguration(usable, named(configuration.options(), name), named(configuration.stores(), name));
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

    private static <V> Map<String, V> named(Map<String, V> objects, UnaryOperator<String> name) {
        var named = new TreeMap<String, V>();
        objects.forEach((key, object) -> {
            if (!provider(key).equals(INTERNAL)) {
                named.put(name.apply(key), object);
            }
        });
        return named;
    }

    private static String provider(String key) {
        var at = key.lastIndexOf('@');
        return at < 0 ? "" : key.substring(at);
    }
}

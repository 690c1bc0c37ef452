package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the words of all providers together; each name gets its provider.
final class Merge {

    private final Map<String, RouterConfig> routers = new LinkedHashMap<>();
    private final Map<String, ServiceConfig> services = new LinkedHashMap<>();
    private final Map<String, MiddlewareConfig> middlewares = new LinkedHashMap<>();
    private final Map<String, ServersTransportConfig> serversTransports = new LinkedHashMap<>();
    private final TlsMerge tls = new TlsMerge();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Merge() {}

    /// The merged configuration, in the order of the messages.
    static MergedConfiguration of(Collection<Message> messages) {
        var merge = new Merge();
        messages.forEach(merge::add);
        var tls = merge.tls.finish(merge.problems);
        return new MergedConfiguration(
                merge.routers,
                merge.services,
                merge.middlewares,
                merge.serversTransports,
                tls,
                merge.origins,
                merge.problems);
    }

    private void add(Message message) {
        var http = message.configuration().http();
        problems.addAll(message.problems());
        add(message, "router", http.routers(), routers);
        add(message, "service", http.services(), services);
        add(message, "middleware", http.middlewares(), middlewares);
        add(message, "serversTransport", http.serversTransports(), serversTransports);
        tls.add(message);
        message.configuration().origins().forEach((name, origin) -> {
            if (isName(name) && http.routers().containsKey(name)) {
                origins.put(name + "@" + message.provider(), origin);
            }
        });
    }

    private <V> void add(Message message, String kind, Map<String, V> objects, Map<String, V> all) {
        objects.forEach((name, object) -> {
            if (isName(name)) {
                all.put(name + "@" + message.provider(), object);
            } else {
                problems.add(new Problem(
                        source(message, kind, name),
                        "name",
                        name.isEmpty() ? "nothing" : "an @",
                        "a name without @; this " + kind + " is set aside"));
            }
        });
    }

    private static String source(Message message, String kind, String name) {
        var origin = kind.equals("router") ? message.configuration().origins().get(name) : null;
        return (origin == null ? "provider " + message.provider() : origin.label()) + ", " + kind + " " + name;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('@') < 0;
    }
}

package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.Report;
import io.fairlead.core.routing.RouteOrder;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTable;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.upstream.NameLookup;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerNames;
import io.fairlead.core.upstream.TargetRule;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// An entry point, a routing table and real connections to servers. The configuration is the `http` part of a file;
/// it can be replaced while requests run.
final class Routed implements AutoCloseable {

    private final Reaper reaper = Reaper.start();
    private final ActiveRouting routing = new ActiveRouting();
    private final RoutingTableCompiler compiler;
    private final EntryPoint entryPoint;

    private Routed(EntryPointModel model, NameLookup lookup, TargetRule targets) {
        var names = new ServerNames(lookup);
        compiler = new RoutingTableCompiler(new RoutingEnvironment(
                MiddlewareRegistry.load(List.of()),
                Map.of(),
                config -> new PooledTransport(config, reaper, names, targets, false),
                List.of(model),
                RouteOrder.DEFAULT_PRECEDENCE,
                Set.of("kubernetes")));
        var settings = Wire.settings();
        entryPoint = EntryPoint.start(
                settings,
                new RoutedDispatcher(routing, RequestLimit.of(1000), settings),
                ConnectionLimit.of(1000),
                reaper);
    }

    /// A proxy with that configuration. Names without `@` are those of the file provider.
    static Routed by(String yaml) {
        return by(new EntryPointModel("web", List.of(), true), yaml);
    }

    /// One whose entry point adds something to routers.
    static Routed by(EntryPointModel model, String yaml) {
        return by(model, NameLookup.system(), TargetRule.local(_ -> false), yaml);
    }

    /// One that finds servers in that way.
    static Routed by(EntryPointModel model, NameLookup lookup, TargetRule targets, String yaml) {
        var routed = new Routed(model, lookup, targets);
        routed.apply(yaml);
        return routed;
    }

    /// Replaces the configuration; returns what is wrong with it.
    List<Problem> apply(String yaml) {
        return apply(http(yaml));
    }

    /// The configuration of a file.
    static HttpConfiguration http(String yaml) {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        var tree = (Map<?, ?>) new Load(settings).loadFromString(yaml);
        var named = new LinkedHashMap<String, Object>();
        tree.forEach((kind, objects) -> named.put((String) kind, qualified((Map<?, ?>) objects)));
        return RecordBinder.bind(HttpConfiguration.class, named, "http");
    }

    /// Replaces the configuration; returns what is wrong with it.
    List<Problem> apply(HttpConfiguration http) {
        var compilation = compiler.compile(
                new MergedConfiguration(
                        http.routers(),
                        http.services(),
                        http.middlewares(),
                        http.serversTransports(),
                        MergedTls.EMPTY,
                        Map.of(),
                        List.of()),
                routing.table());
        routing.swap(compilation.table());
        return compilation.problems();
    }

    private static Map<String, Object> qualified(Map<?, ?> objects) {
        var named = new LinkedHashMap<String, Object>();
        objects.forEach((name, object) -> named.put(name + (((String) name).contains("@") ? "" : "@file"), object));
        return named;
    }

    Report report() {
        return routing.table().report();
    }

    int port() {
        return entryPoint.port();
    }

    /// The answer to one request on a connection of its own.
    ///
    /// @param fields header fields beside `Host`
    String get(String path, String... fields) {
        var head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n");
        for (var field : fields) {
            head.append(field).append("\r\n");
        }
        try (var client = RawPeer.connect(port())) {
            return client.send(head + "\r\n").readAll();
        }
    }

    @Override
    public void close() {
        entryPoint.close();
        routing.swap(RoutingTable.empty());
        reaper.close();
    }
}

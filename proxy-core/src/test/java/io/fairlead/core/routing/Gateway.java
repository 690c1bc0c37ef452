package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.rule.SampleInput;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A whole routing side without a wire: change the maps, apply, and ask.
final class Gateway {

    static final Response.Origin ORIGIN = Response.Origin.SERVER;

    final Map<String, RouterConfig> routers = new LinkedHashMap<>();
    final Map<String, ServiceConfig> services = new LinkedHashMap<>();
    final Map<String, MiddlewareConfig> middlewares = new LinkedHashMap<>();
    final Map<String, ServersTransportConfig> transports = new LinkedHashMap<>();
    final Map<String, Origin> origins = new LinkedHashMap<>();
    final List<SampleTransport> opened = new ArrayList<>();
    final ActiveRouting active = new ActiveRouting();
    private final RoutingTableCompiler compiler;

    Gateway(MiddlewareFactory<?>... plugins) {
        this(List.of(new EntryPointModel("web", List.of(), true)), plugins);
    }

    Gateway(List<EntryPointModel> entryPoints, MiddlewareFactory<?>... plugins) {
        compiler = new RoutingTableCompiler(new RoutingEnvironment(
                MiddlewareRegistry.load(List.of(plugins)),
                Map.of("ping@internal", _ -> Response.of(200)),
                this::open,
                entryPoints,
                RouteOrder.DEFAULT_PRECEDENCE,
                Set.of("kubernetes")));
    }

    Compilation apply() {
        var compilation = compile();
        active.swap(compilation.table());
        return compilation;
    }

    Compilation compile() {
        var configuration = new MergedConfiguration(routers, services, middlewares, transports, origins, List.of());
        return compiler.compile(configuration, active.table());
    }

    /// A router, and a service of the same name with one server called like it.
    void route(String name, String rule) {
        routers.put(name, RouterConfig.of(rule, Reference.bare(name)));
        serve(name, Reference.bare(name));
    }

    void serve(String name, String... hosts) {
        services.put(
                name,
                ServiceConfig.loadBalancer(java.util.Arrays.stream(hosts)
                        .map(host -> URI.create("http://" + host))
                        .toArray(URI[]::new)));
    }

    /// A service of one server.
    void balance(String name, Optional<String> transport, Optional<String> strategy) {
        var servers = List.of(ServiceConfig.Server.of(URI.create("http://shop")));
        services.put(
                name, new ServiceConfig.LoadBalancer(servers, strategy, Optional.empty(), transport, Optional.empty()));
    }

    /// Puts a router behind middlewares.
    void use(String router, String... references) {
        routers.computeIfPresent(router, (_, config) -> config.withMiddlewares(List.of(references)));
    }

    void middleware(String name, String type, Map<String, Object> options) {
        middlewares.put(name, new MiddlewareConfig(type, options));
    }

    RouterStatus router(String name) {
        return Optional.ofNullable(active.table().report().routers().get(name)).orElseThrow();
    }

    /// The server that answers, and the path that it sees; `404` if no route takes the request.
    String get(String path) {
        return get("web", false, path);
    }

    String get(String entryPoint, boolean tls, String path) {
        var table = active.enter();
        try {
            var route = table.match(entryPoint, tls, SampleInput.of("a.test", path));
            if (route == null) {
                return "404";
            }
            var response = route.handler().handle(Request.of("GET", "http://a.test" + path));
            return response.headers().first("Seen").orElse(Integer.toString(response.status()));
        } finally {
            active.leave(table);
        }
    }

    private ServersTransport open(ServersTransportConfig config) {
        var transport = new SampleTransport(config);
        opened.add(transport);
        return transport;
    }

    /// Answers instead of servers.
    static final class SampleTransport implements ServersTransport {

        final ServersTransportConfig config;
        int closed;

        SampleTransport(ServersTransportConfig config) {
            this.config = config;
        }

        @Override
        public Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath) {
            return request -> {
                if (closed > 0) {
                    throw new IllegalStateException("closed");
                }
                var response = Response.of(200, ORIGIN);
                response.headers().set("Seen", url.getHost() + request.path());
                return response;
            };
        }

        @Override
        public void close() {
            closed++;
        }
    }
}

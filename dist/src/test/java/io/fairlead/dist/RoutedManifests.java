package io.fairlead.dist;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.ConfigurationAggregator;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.provider.NamedProvider;
import io.fairlead.core.provider.ProviderRunner;
import io.fairlead.core.routing.Compilation;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.rule.CanonicalPath;
import io.fairlead.core.rule.HostName;
import io.fairlead.core.rule.RoutingPath;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.k8s.ingress.KubernetesIngressFactory;
import io.fairlead.provider.k8s.ingress.KubernetesIngressOptions;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Kubernetes YAML in, requests in, servers out: the provider and the routing table, without a wire.
///
/// @param configuration what the provider has made of it
record RoutedManifests(MergedConfiguration configuration, Compilation compilation) implements AutoCloseable {

    private static final String PROVIDER = "kubernetes";
    private static final String ENTRY_POINT = "web";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// @param options those of the provider
    static RoutedManifests of(Map<String, ?> options, String... manifests) throws Exception {
        var file = Files.createTempFile("manifests", ".yml");
        try {
            Files.writeString(file, String.join("\n---\n", manifests));
            var configuration = read(options, file.toString());
            return new RoutedManifests(configuration, compiler().compile(configuration, null));
        } finally {
            Files.delete(file);
        }
    }

    /// The host of each server that the request may go to; the status where there is none.
    String get(String host, String path) {
        var canonical = CanonicalPath.of(path, true);
        if (canonical == null) {
            return "400";
        }
        var input = new Input(HostName.of(host), RoutingPath.of(canonical));
        var route = compilation.table().match(ENTRY_POINT, false, input);
        return route == null ? "404" : servers(route.config());
    }

    /// All that was set aside, and why.
    List<Problem> problems() {
        var all = new ArrayList<>(configuration.problems());
        all.addAll(compilation.problems());
        return all;
    }

    /// The problems of one object.
    List<Problem> problems(String source) {
        return problems().stream()
                .filter(problem -> problem.source().equals(source))
                .toList();
    }

    @Override
    public void close() {
        compilation.table().close();
    }

    private String servers(RouterConfig router) {
        var name = router.service().contains("@") ? router.service() : router.service() + "@" + PROVIDER;
        return servers(configuration.services().get(name));
    }

    /// Those that serve clients without a cookie.
    private static String servers(ServiceConfig service) {
        return switch (service) {
            case ServiceConfig.WithMiddlewares(var _, var inner) -> servers(inner);
            case ServiceConfig.LoadBalancer balancer -> {
                var hosts = balancer.servers().stream()
                        .filter(server -> !server.fenced())
                        .map(server -> server.url().getHost())
                        .toList();
                yield hosts.isEmpty() ? "503" : String.join(", ", hosts);
            }
        };
    }

    private static MergedConfiguration read(Map<String, ?> options, String file) throws InterruptedException {
        var tree = new HashMap<String, Object>(options);
        tree.put("manifests", List.of(file));
        var provider = new KubernetesIngressFactory()
                .create(RecordBinder.bind(KubernetesIngressOptions.class, tree, "providers.kubernetesIngress"));
        var latest = new AtomicReference<>(MergedConfiguration.EMPTY);
        try (var aggregator = ConfigurationAggregator.start(List.of(PROVIDER), Duration.ZERO, latest::set);
                var _ = ProviderRunner.start(new NamedProvider(PROVIDER, provider), aggregator::accept)) {
            if (!aggregator.readiness().await(PATIENCE)) {
                throw new AssertionError("no word within " + PATIENCE);
            }
        }
        return latest.get();
    }

    private static RoutingTableCompiler compiler() {
        return new RoutingTableCompiler(new RoutingEnvironment(
                MiddlewareRegistry.load(List.of()),
                Map.of("api@internal", _ -> Response.of(200)),
                _ -> new Nowhere(),
                List.of(new EntryPointModel(ENTRY_POINT, List.of(), true)),
                List.of(PROVIDER),
                Set.of(PROVIDER)));
    }

    private record Input(String host, String routingPath) implements RuleInput {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public Headers headers() {
            return Headers.create();
        }

        @Override
        public InetAddress clientAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }

    /// Connects nobody.
    private static final class Nowhere implements ServersTransport {

        @Override
        public Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath) {
            return _ -> Response.of(200);
        }

        @Override
        public void close() {}
    }
}

package io.fairlead.benchmarks;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.middleware.path.AddPrefixFactory;
import io.fairlead.core.provider.MergeStage;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.RouteOrder;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.tls.JsseSettings;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.k8s.ingress.TranslationStage;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From the state of a cluster to the table in force, as the proxy goes that way, on one thread.
final class ClusterPipeline {

    private static final DynamicConfiguration FILE = DynamicConfiguration.builder()
            .middleware("headers", new MiddlewareConfig("addPrefix", Map.of("prefix", "/x")))
            .build();

    private final TranslationStage translation = new TranslationStage();
    private final MergeStage merge = new MergeStage(FILE);
    private final ActiveRouting routing = new ActiveRouting();
    private final RoutingTableCompiler compiler = new RoutingTableCompiler(new RoutingEnvironment(
            // benchmarks run on a class path, where no module provides anything
            MiddlewareRegistry.load(List.of(new AddPrefixFactory())),
            Map.of(),
            _ -> new Nowhere(),
            List.of(new EntryPointModel("web", List.of(), true), new EntryPointModel("websecure", List.of(), true)),
            RouteOrder.DEFAULT_PRECEDENCE,
            Set.of("kubernetes")));

    ClusterPipeline() {
        JsseSettings.apply();
    }

    /// Puts a state in force.
    ///
    /// @return the number of routes and problems
    int apply(ClusterState state) {
        var merged = merge.next(translation.next(state));
        var compilation = compiler.compile(merged, routing.table());
        routing.swap(compilation.table());
        if (!compilation.problems().isEmpty()) {
            throw new IllegalStateException(compilation.problems().getFirst().toString());
        }
        return merged.routers().size();
    }

    /// Servers that nobody asks.
    private static final class Nowhere implements ServersTransport {

        @Override
        public Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath) {
            return _ -> Response.of(204);
        }

        @Override
        public void close() {}
    }
}

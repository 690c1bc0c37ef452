package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BrokenTransportTest {

    @Test
    @DisplayName("B-08 a transport whose roots cannot be read takes its services out of service, and says why")
    void unreadable() {
        try (var reaper = Reaper.start()) {
            var compiler = new RoutingTableCompiler(new RoutingEnvironment(
                    MiddlewareRegistry.load(List.of()),
                    Map.of(),
                    config -> new PooledTransport(config, reaper),
                    List.of(new EntryPointModel("web", List.of(), true)),
                    List.of("file"),
                    Set.of()));
            var compilation = compiler.compile(configuration(), RoutingTable.empty());
            var services = compilation.table().report().services();
            assertThat(services.get("shop@file").status()).isEqualTo(Status.DISABLED);
            assertThat(services.get("plain@file").status()).isEqualTo(Status.ENABLED);
            assertThat(compilation.problems())
                    .anySatisfy(
                            problem -> assertThat(problem.toString()).contains("secret", "rootCAs", "/no/such/file"));
        }
    }

    private static MergedConfiguration configuration() {
        var secret = RecordBinder.bind(ServersTransportConfig.class, Map.of("rootCAs", List.of("/no/such/file")), "");
        var services = Map.of(
                "shop@file", service("https://127.0.0.1:1", Optional.of("secret")),
                "plain@file", service("http://127.0.0.1:1", Optional.empty()));
        return new MergedConfiguration(
                Map.of(), services, Map.of(), Map.of("secret@file", secret), Map.of(), List.of());
    }

    private static ServiceConfig service(String url, Optional<String> transport) {
        return new ServiceConfig.LoadBalancer(
                List.of(ServiceConfig.Server.of(URI.create(url))),
                Optional.empty(),
                Optional.empty(),
                transport,
                Optional.empty());
    }
}

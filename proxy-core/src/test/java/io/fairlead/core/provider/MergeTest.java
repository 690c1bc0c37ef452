package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final Origin ORIGIN = new Origin("Ingress", "shop", "web", Optional.empty(), 0);

    @Test
    void namesGetTheirProvider() {
        var one = DynamicConfiguration.builder()
                .router("r", RouterConfig.of("1", "s@b"), ORIGIN)
                .service("s", ServiceConfig.loadBalancer())
                .middleware("m", new MiddlewareConfig("compress", Map.of()))
                .serversTransport("t", ServersTransportConfig.DEFAULT)
                .build();
        var two = DynamicConfiguration.builder()
                .router("r", RouterConfig.of("2", "s"))
                .build();
        var problem = new Problem("x", "", "y", "z");
        var merged = Merge.of(List.of(new Message("b", one, List.of(problem)), new Message("a", two, List.of())));
        assertThat(merged.routers().keySet()).containsExactly("r@b", "r@a");
        assertThat(merged.routers().get("r@b").service()).isEqualTo("s@b");
        assertThat(merged.services()).containsOnlyKeys("s@b");
        assertThat(merged.middlewares()).containsOnlyKeys("m@b");
        assertThat(merged.serversTransports()).containsOnlyKeys("t@b");
        assertThat(merged.origins()).containsOnly(Map.entry("r@b", ORIGIN));
        assertThat(merged.problems()).containsExactly(problem);
    }

    @Test
    void aNameWithAnAtFallsAlone() {
        var configuration = DynamicConfiguration.builder()
                .router("good", RouterConfig.of("1", "s"))
                .router("bad@file", RouterConfig.of("2", "s"), ORIGIN)
                .service("", ServiceConfig.loadBalancer())
                .origin("nothing", ORIGIN)
                .build();
        var merged = Merge.of(List.of(new Message("file", configuration, List.of())));
        assertThat(merged.routers()).containsOnlyKeys("good@file");
        assertThat(merged.services()).isEmpty();
        assertThat(merged.origins()).containsOnlyKeys("nothing@file");
        assertThat(merged.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "Ingress shop/web, router bad@file, name: found an @, expected a name without @; this router is"
                                + " set aside",
                        "provider file, service , name: found nothing, expected a name without @; this service is set"
                                + " aside");
    }
}

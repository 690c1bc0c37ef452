package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A dynamic configuration in the form of the file provider, as a test expects it.
record Expectation(HttpConfiguration http, TlsConfiguration tls) {

    static Expectation of(Map<String, Object> tree) {
        return new Expectation(
                RecordBinder.bind(HttpConfiguration.class, section(tree, "http"), "http"),
                RecordBinder.bind(TlsConfiguration.class, section(tree, "tls"), "tls"));
    }

    void isMetBy(Translation translation) {
        assertThat(new Expectation(
                        translation.configuration().http(),
                        translation.configuration().tls()))
                .as(() -> translation.problems().toString())
                .isEqualTo(this);
    }

    /// The same, where the test does not say which Ingress a router comes from.
    static Translation withoutMetadata(Translation translation) {
        var configuration = translation.configuration();
        var routers = new LinkedHashMap<String, RouterConfig>();
        configuration.http().routers().forEach((name, router) -> routers.put(name, withoutMetadata(router)));
        var http = new HttpConfiguration(
                routers,
                configuration.http().services(),
                configuration.http().middlewares(),
                configuration.http().serversTransports());
        return new Translation(
                new DynamicConfiguration(http, configuration.tls(), configuration.origins()),
                translation.problems(),
                translation.selected());
    }

    private static RouterConfig withoutMetadata(RouterConfig router) {
        return new RouterConfig(
                router.rule(),
                router.service(),
                router.entryPoints(),
                router.middlewares(),
                router.priority(),
                router.ruleSyntax(),
                router.tls(),
                Optional.empty());
    }

    private static Map<String, Object> section(Map<String, Object> tree, String name) {
        return Yaml.map(Yaml.comparable(tree.getOrDefault(name, Map.of())));
    }
}

package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A dynamic configuration in the form of the file provider, as a test expects it: to the letter, what is empty
/// included.
///
/// @param tls as the record, for its tree hides the keys
record Expectation(Map<String, Object> http, TlsConfiguration tls) {

    static Expectation of(Map<String, Object> tree) {
        return new Expectation(
                Yaml.map(tree.get("http")),
                RecordBinder.bind(TlsConfiguration.class, Yaml.map(tree.get("tls")), "tls"));
    }

    void isMetBy(Translation translation) {
        var made = translation.configuration();
        assertThat(Yaml.parse(Yaml.text(RecordTree.of(made.http()))))
                .as(() -> translation.problems().toString())
                .isEqualTo(http);
        assertThat(usable(made.tls()))
                .as(() -> translation.problems().toString())
                .isEqualTo(tls);
    }

    /// Without what the core gets to know only to keep what it had, and to name what is wrong.
    private static TlsConfiguration usable(TlsConfiguration tls) {
        return new TlsConfiguration(
                tls.certificates().stream()
                        .filter(certificate -> !certificate.isUnusable())
                        .map(certificate -> new TlsCertificateConfig(
                                certificate.certFile().anywhere(),
                                certificate.keyFile().anywhere(),
                                certificate.stores()))
                        .toList(),
                tls.options(),
                tls.stores());
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
}

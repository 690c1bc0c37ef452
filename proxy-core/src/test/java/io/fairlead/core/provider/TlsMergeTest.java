package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.Holder;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// TLS sections of several providers.
class TlsMergeTest {

    private static final TlsStoreConfig STORE = new TlsStoreConfig(Optional.empty(), Optional.empty());
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    @Test
    void namesGetTheirProviderAndCertificatesAddUp() {
        var one = DynamicConfiguration.builder()
                .tlsOptions("a", TlsOptionsConfig.DEFAULT)
                .tlsOptions("default", TlsOptionsConfig.DEFAULT)
                .certificate(TlsCertificateConfig.of("c1", "k1"))
                .build();
        var two = DynamicConfiguration.builder()
                .tlsOptions("a", TlsOptionsConfig.DEFAULT)
                .tlsStore("default", STORE)
                .certificate(TlsCertificateConfig.of("c2", "k2"))
                .build();
        var tls = merge(one, two).tls();
        assertThat(tls.options().keySet()).containsExactly("a@one", "default", "a@two");
        assertThat(tls.stores().keySet()).containsExactly("default");
        assertThat(tls.certificates()).hasSize(2);
        assertThat(tls.contested()).isFalse();
    }

    @Test
    void whatTwoProvidersCallDefaultCountsForNothing() {
        var each = DynamicConfiguration.builder()
                .tlsOptions("default", TlsOptionsConfig.DEFAULT)
                .tlsStore("default", STORE)
                .build();
        var merged = merge(each, each);
        assertThat(merged.tls().options()).isEmpty();
        assertThat(merged.tls().stores()).isEmpty();
        assertThat(merged.tls().contested()).isTrue();
        assertThat(merged.problems())
                .extracting(Problem::field)
                .containsExactly("tls.options.default", "tls.stores.default");
    }

    @Test
    @DisplayName("T-08 a pair that moves to another object is a change, the same pair of the same object is none")
    void moved() {
        var merge = new Merge();
        var first = merge.next(message(holder("a", "1"))).tls();
        assertThat(merge.next(message(holder("a", "1"))).tls()).isSameAs(first);
        assertThat(merge.next(message(holder("a", "2"))).tls()).isNotEqualTo(first);
        assertThat(merge.next(message(holder("b", "1"))).tls()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("T-12 a configuration is shown without its keys")
    void noKeys() {
        var merged = merge(
                DynamicConfiguration.builder()
                        .router("r", RouterConfig.of("Host(`a`)", "s"))
                        .tlsOptions("o", TlsOptionsConfig.DEFAULT)
                        .certificate(TlsCertificateConfig.of(CERTIFICATE, KEY))
                        .build(),
                DynamicConfiguration.EMPTY);
        assertThat(ConfigurationYaml.of(merged))
                .contains("keyFile: xxxx")
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("c2VjcmV0");
        assertThat(merged.toString()).doesNotContain("c2VjcmV0").doesNotContain("BEGIN");
    }

    private static MergedConfiguration merge(DynamicConfiguration one, DynamicConfiguration two) {
        return Merge.of(List.of(new Message("one", one, List.of()), new Message("two", two, List.of())));
    }

    private static List<Message> message(Holder holder) {
        var pair = TlsCertificateConfig.of(CERTIFICATE, KEY, holder);
        var configuration = DynamicConfiguration.builder().certificate(pair).build();
        return List.of(new Message("kubernetes", configuration, List.of()));
    }

    private static Holder holder(String name, String uid) {
        return new Holder("Secret", "shop", name, uid);
    }
}

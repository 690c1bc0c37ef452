package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.provider.NamedProvider;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The options of providers, whatever record they are.
class ProviderOptionsTest {

    private Loading loading;

    @BeforeEach
    void furnish(@TempDir Path machine) throws IOException {
        loading = new Loading(machine);
    }

    @Test
    void listsOfObjectsHaveIndexes() {
        var config = loading.fake(
                "--providers.fakeSource.domains[10].main=ten",
                "--providers.fakeSource.domains[2].main=two",
                "--providers.fakeSource.domains[2].sans=a,b",
                "--providers.fakeSource.labels.Some-Key=v");
        assertThat(config.domains())
                .extracting(FakeProviderFactory.Domain::main)
                .containsExactly("ten", "two");
        assertThat(config.domains().get(1).sans()).containsExactly("a", "b");
        assertThat(config.labels()).containsExactly(Map.entry("Some-Key", "v"));
        loading.environment().put("TRAEFIK_PROVIDERS_FAKESOURCE_DOMAINS_0_MAIN", "zero");
        loading.environment().put("TRAEFIK_PROVIDERS_FAKESOURCE_LABELS_KEY", "v");
        loading.environment().put("TRAEFIK_PROVIDERS_FAKESOURCE_PAUSE", "90");
        config = loading.fake();
        assertThat(config.domains()).containsExactly(new FakeProviderFactory.Domain("zero", List.of()));
        assertThat(config.labels()).containsExactly(Map.entry("key", "v"));
        assertThat(config.pause()).contains(Duration.ofSeconds(90));
    }

    public record Endless(Optional<Endless> left, Optional<Endless> right, List<Endless> all) {}

    private record Odd(Class<? extends Record> type) implements ProviderFactory<Record> {

        @Override
        public String name() {
            return "odd";
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<Record> configType() {
            if (type == Record.class) {
                throw new NoClassDefFoundError("gone");
            }
            return (Class<Record>) type;
        }

        @Override
        public Provider create(Record config) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void recordsThatHoldThemselvesHaveAnEnd() throws IOException {
        var odd = new Loading(loading.machine(), new Odd(Endless.class));
        assertThat(odd.loader().help()).contains("--providers.odd.left any");
        assertThat(odd.configuration("--providers.odd.left.right.left=true")
                        .providers()
                        .tree("odd"))
                .isPresent();
    }

    @Test
    void aBrokenFactoryDoesNotStopTheStart() throws IOException {
        var broken = new Odd(Record.class);
        var providers = new Loading(loading.machine(), broken)
                .configuration("--providers.odd.any=thing")
                .providers();
        assertThat(NamedProvider.of(List.of(broken), providers, () -> "v3"))
                .extracting(NamedProvider::name)
                .containsExactly("odd");
    }
}

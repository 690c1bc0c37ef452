package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.ProvidersConfig;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderContext;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedProviderTest {

    private record Factory(String name, String option) implements ProviderFactory<ServersTransportConfig> {

        @Override
        public Class<ServersTransportConfig> configType() {
            return ServersTransportConfig.class;
        }

        @Override
        public Provider create(ServersTransportConfig config) {
            if (config.maxIdleConnsPerHost().isPresent()) {
                throw new IllegalArgumentException("maxIdleConnsPerHost is set, expected not");
            }
            return sink -> sink.publish(DynamicConfiguration.EMPTY);
        }
    }

    private static List<NamedProvider> providers(Map<String, Object> options) {
        var factories = List.of(new Factory("one", "first"), new Factory("two", "second"));
        return NamedProvider.of(factories, new ProvidersConfig(Duration.ZERO, List.of(), options), () -> "v3");
    }

    private static List<Problem> problems(NamedProvider provider) throws Exception {
        var reported = new ArrayList<Problem>();
        provider.provider().run(new ConfigurationSink() {
            @Override
            public void publish(DynamicConfiguration configuration, List<Problem> problems) {
                throw new AssertionError("published");
            }

            @Override
            public void report(List<Problem> problems) {
                reported.addAll(problems);
            }
        });
        return reported;
    }

    @Test
    void onlyThoseThatAreSwitchedOn() {
        assertThat(providers(Map.of())).isEmpty();
        assertThat(providers(Map.of("SECOND", "true")))
                .extracting(NamedProvider::name)
                .containsExactly("two");
    }

    @Test
    void aSecondOneOfTheSameNameIsLeftOutAndNamed() throws Exception {
        var factories =
                List.of(new Factory("file", "first"), new Factory("file", "second"), new Factory("internal", "third"));
        var options = new ProvidersConfig(
                Duration.ZERO, List.of(), Map.of("first", "true", "second", "true", "third", "true"));

        var providers = NamedProvider.of(factories, options, () -> "v3");

        assertThat(providers).hasSize(2);
        assertThat(providers.getFirst().name()).isEqualTo("file");
        assertThat(problems(providers.getLast()))
                .extracting(Problem::field)
                .containsExactly("providers.second", "providers.third");
        assertThat(problems(providers.getLast()).getFirst().toString())
                .contains("provider file", Factory.class.getName());
    }

    @Test
    void oneThatCannotBeMadeReportsWhy() throws Exception {
        var providers = providers(Map.of(
                "first", Map.of("maxIdleConnsPerHost", 1), "second", Map.of("maxIdleConnsPerHost", "x", "odd", 1)));
        assertThat(problems(providers.getFirst())).singleElement().asString().contains("is set, expected not");
        assertThat(problems(providers.getLast()))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("providers.second.maxIdleConnsPerHost", "providers.second.odd");
    }

    @Test
    void aFactoryIsToldTheGrammarOfRules() {
        var told = new ArrayList<String>();
        var factory = new ProviderFactory<ServersTransportConfig>() {

            @Override
            public String name() {
                return "curious";
            }

            @Override
            public Class<ServersTransportConfig> configType() {
                return ServersTransportConfig.class;
            }

            @Override
            public Provider create(ServersTransportConfig config) {
                throw new AssertionError("the other method is there");
            }

            @Override
            public Provider create(ServersTransportConfig config, ProviderContext context) {
                told.add(context.defaultRuleSyntax());
                return sink -> sink.publish(DynamicConfiguration.EMPTY);
            }
        };
        NamedProvider.of(
                List.of(factory), new ProvidersConfig(Duration.ZERO, List.of(), Map.of("curious", "true")), () -> "v2");
        assertThat(told).containsExactly("v2");
    }
}

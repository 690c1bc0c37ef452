package io.fairlead.core.config;

import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider with an option of each kind.
public final class FakeProviderFactory implements ProviderFactory<FakeProviderFactory.Config> {

    public record Config(
            @About("Where to look.") Optional<String> place,
            @Default("true") boolean watch,
            List<String> names,
            List<Domain> domains,
            Map<String, String> labels,
            Optional<Duration> pause) {}

    public record Domain(String main, List<String> sans) {}

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String option() {
        return "fakeSource";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Provider create(Config config) {
        return sink -> {};
    }
}

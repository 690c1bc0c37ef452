package io.fairlead.core;

import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.concurrent.LinkedBlockingQueue;

/// A provider that publishes what a test hands it.
public final class HandFedFactory implements ProviderFactory<HandFedFactory.Config> {

    /// No options.
    public record Config() {}

    private final LinkedBlockingQueue<DynamicConfiguration> meals = new LinkedBlockingQueue<>();

    void feed(DynamicConfiguration configuration) {
        meals.add(configuration);
    }

    @Override
    public String name() {
        return "handFed";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Provider create(Config config) {
        return this::publish;
    }

    private void publish(ConfigurationSink sink) throws InterruptedException {
        while (true) {
            sink.publish(meals.take());
        }
    }
}

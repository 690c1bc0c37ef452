package com.acme.hostlist;

import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Reads lines such as `shop.example.org http://10.0.0.7:8080`; each becomes a router and a service.
public final class HostListFactory implements ProviderFactory<HostListFactory.Config> {

    /// Options.
    ///
    /// @param file the file with the lines
    /// @param interval how often it is read
    public record Config(Path file, Duration interval) {}

    @Override
    public String name() {
        return "hostList";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Provider create(Config config) {
        return sink -> {
            while (true) { // ends when the core interrupts this thread
                sink.publish(read(config.file()));
                Thread.sleep(config.interval());
            }
        };
    }

    private static DynamicConfiguration read(Path file) throws IOException {
        var configuration = DynamicConfiguration.builder();
        for (var line : Files.readAllLines(file)) {
            var fields = line.split(" ", 2);
            configuration.router(fields[0], RouterConfig.of("Host(`" + fields[0] + "`)", fields[0]));
            configuration.service(fields[0], ServiceConfig.loadBalancer(URI.create(fields[1])));
        }
        return configuration.build();
    }
}

package io.fairlead.core;

import io.fairlead.core.config.ListenAddress;
import io.fairlead.core.config.StaticConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks the health check of a proxy on this machine.
///
/// @param uri where it is
record PingProbe(URI uri) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// The health check of the proxy that a configuration describes.
    ///
    /// @throws UsageException if it has none
    static PingProbe of(StaticConfiguration configuration) {
        var ping = configuration.ping().orElseThrow(() -> new UsageException("found no ping, expected --ping"));
        var entryPoint = configuration.entryPoints().get(ping.entryPoint());
        if (entryPoint == null) {
            throw new UsageException("ping.entryPoint: found \"" + ping.entryPoint() + "\", expected one of "
                    + String.join(", ", configuration.entryPoints().keySet()));
        }
        return new PingProbe(URI.create("http://" + authority(entryPoint.listen()) + "/ping"));
    }

    /// The status of the answer to HEAD, within 5 seconds.
    int status() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var request = HttpRequest.newBuilder(uri).HEAD().timeout(LIMIT).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String authority(ListenAddress address) {
        var host = address.host();
        if (host.isEmpty() || host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1:" + address.port();
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.port();
    }
}

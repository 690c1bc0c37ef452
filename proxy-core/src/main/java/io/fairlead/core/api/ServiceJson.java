package io.fairlead.core.api;

import io.fairlead.core.routing.ServiceStatus;
import io.fairlead.core.routing.ShownUrl;
import io.fairlead.provider.spi.bind.GoDuration;
import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// A service as the API shows it, with the values of what was not configured.
final class ServiceJson {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    private ServiceJson() {}

    static void write(Json json, ServiceStatus service, Collection<String> usedBy) throws IOException {
        if (service.config().isPresent()) {
            config(json, service.config().get());
        }
        json.fieldUnlessEmpty("error", service.errors());
        json.field("status", service.status().word());
        json.fieldUnlessEmpty("usedBy", usedBy);
        if (service.config().isPresent()) {
            serverStatus(json, service.config().get());
        }
    }

    private static void config(Json json, ServiceConfig config) throws IOException {
        switch (config) {
            case ServiceConfig.LoadBalancer balancer -> json.field("loadBalancer", effective(balancer));
            case ServiceConfig.WithMiddlewares(var references, var service) -> {
                config(json, service);
                json.fieldUnlessEmpty("middlewares", references);
            }
        }
    }

    private static void serverStatus(Json json, ServiceConfig config) throws IOException {
        switch (config) {
            case ServiceConfig.LoadBalancer balancer -> {
                var up = new LinkedHashMap<String, String>();
                balancer.servers()
                        .forEach(server -> up.put(ShownUrl.of(server.url().toString()), "UP"));
                if (!up.isEmpty()) {
                    json.field("serverStatus", up);
                }
            }
            case ServiceConfig.WithMiddlewares(var _, var service) -> serverStatus(json, service);
        }
    }

    private static ServiceConfig.LoadBalancer shown(ServiceConfig.LoadBalancer balancer) {
        var servers = balancer.servers().stream()
                .map(server -> new ServiceConfig.Server(
                        URI.create(ShownUrl.of(server.url().toString())),
                        server.weight(),
                        server.preservePath(),
                        server.fenced()))
                .toList();
        return new ServiceConfig.LoadBalancer(
                servers,
                balancer.strategy(),
                balancer.passHostHeader(),
                balancer.serversTransport(),
                balancer.responseForwarding(),
                balancer.sticky());
    }

    private static Map<String, Object> effective(ServiceConfig.LoadBalancer balancer) {
        var tree = RecordTree.of(shown(balancer));
        tree.putIfAbsent("passHostHeader", true);
        tree.putIfAbsent("strategy", "wrr");
        tree.putIfAbsent("responseForwarding", Map.of("flushInterval", GoDuration.format(FLUSH_INTERVAL)));
        return tree;
    }
}

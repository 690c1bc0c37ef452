package io.fairlead.core.api;

import io.fairlead.core.routing.ServiceStatus;
import io.fairlead.core.routing.ShownUrl;
import io.fairlead.core.service.StickyCookie;
import io.fairlead.provider.spi.bind.GoDuration;
import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A service as the API shows it, with the values of what was not configured.
final class ServiceJson {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    private ServiceJson() {}

    static void write(Json json, ServiceStatus service, Collection<String> usedBy) throws IOException {
        if (service.config().isPresent()) {
            config(json, service.name(), service.config().get());
        }
        json.fieldUnlessEmpty("error", service.errors());
        json.field("status", service.status().word());
        json.fieldUnlessEmpty("usedBy", usedBy);
        if (service.config().isPresent()) {
            serverStatus(json, service.config().get());
        }
    }

    /// The kind of the service, in lower case.
    static String type(ServiceConfig config) {
        return switch (config) {
            case ServiceConfig.LoadBalancer _ -> "loadbalancer";
            case ServiceConfig.WithMiddlewares(var _, var service) -> type(service);
        };
    }

    private static void config(Json json, String name, ServiceConfig config) throws IOException {
        switch (config) {
            case ServiceConfig.LoadBalancer balancer -> json.field("loadBalancer", effective(name, balancer));
            case ServiceConfig.WithMiddlewares(var references, var service) -> {
                config(json, name, service);
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

    private static ServiceConfig.LoadBalancer shown(String name, ServiceConfig.LoadBalancer balancer) {
        var servers = balancer.servers().stream()
                .map(server -> new ServiceConfig.Server(
                        URI.create(ShownUrl.of(server.url().toString())),
                        server.weight(),
                        server.preservePath(),
                        server.fenced(),
                        false))
                .toList();
        return new ServiceConfig.LoadBalancer(
                servers,
                balancer.strategy(),
                balancer.passHostHeader(),
                balancer.serversTransport(),
                balancer.responseForwarding(),
                balancer.sticky()
                        .map(sticky -> new ServiceConfig.Sticky(sticky.cookie().map(cookie -> named(cookie, name)))));
    }

    private static ServiceConfig.Cookie named(ServiceConfig.Cookie cookie, String service) {
        return new ServiceConfig.Cookie(
                Optional.of(StickyCookie.nameOf(cookie, service)),
                cookie.secure(),
                cookie.httpOnly(),
                cookie.sameSite(),
                cookie.maxAge(),
                cookie.path().or(() -> Optional.of("/")),
                cookie.domain());
    }

    private static Map<String, Object> effective(String name, ServiceConfig.LoadBalancer balancer) {
        var tree = RecordTree.of(shown(name, balancer));
        if (balancer.servers().isEmpty()) {
            tree.remove("servers");
        }
        tree.putIfAbsent("passHostHeader", true);
        tree.putIfAbsent("strategy", "wrr");
        tree.putIfAbsent("responseForwarding", Map.of("flushInterval", GoDuration.format(FLUSH_INTERVAL)));
        return tree;
    }
}

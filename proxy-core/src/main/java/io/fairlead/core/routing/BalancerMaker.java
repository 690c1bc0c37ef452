package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Dependency;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.core.service.LoadBalancer;
import io.fairlead.core.service.StickyCookie;
import io.fairlead.core.service.UnknownScheme;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Makes load balancers.
///
/// @param workshop where the transports are
record BalancerMaker(Workshop workshop) {

    private static final AutoCloseable NOTHING = () -> {};
    private static final Set<String> SCHEMES = Set.of("http", "https", "h2c");
    private static final String ROUND_ROBIN = "wrr";
    private static final int MOST_WARNINGS = 10;

    /// @param name the full name of the service
    Part<Handler> make(String name, Object recipe, ServiceConfig.LoadBalancer config) {
        var strategy = config.strategy().orElse(ROUND_ROBIN);
        if (!strategy.equals(ROUND_ROBIN)) {
            throw new BrokenPart(
                    new Fault("loadBalancer.strategy", "\"" + strategy + "\"", "wrr, the only strategy so far"));
        }
        var transport = transport(name, config);
        var handler = handler(name, config, servers(name, config, transport.value()));
        var dependency = new Dependency(Kind.TRANSPORT, fullName(name, config), new Outcome.Ready<>(transport));
        return new Part<>(name, recipe, List.of(dependency), handler, NOTHING, warnings(config));
    }

    private static Handler handler(String name, ServiceConfig.LoadBalancer config, List<LoadBalancer.Server> servers) {
        return config.sticky()
                .flatMap(ServiceConfig.Sticky::cookie)
                .map(cookie -> LoadBalancer.sticky(servers, StickyCookie.of(cookie, name)))
                .orElseGet(() -> LoadBalancer.weighted(servers));
    }

    private Part<ServersTransport> transport(String name, ServiceConfig.LoadBalancer config) {
        if (config.serversTransport().isEmpty()) {
            return defaultTransport();
        }
        var faults = new Faults();
        return workshop.referencesOf(name)
                .follow(
                        workshop.transports(),
                        Kind.TRANSPORT,
                        "loadBalancer.serversTransport",
                        config.serversTransport().get(),
                        faults)
                .orElseThrow(() -> new BrokenPart(faults.all().getFirst()));
    }

    private Part<ServersTransport> defaultTransport() {
        return switch (workshop.transports().find(Workshop.DEFAULT_TRANSPORT)) {
            case Outcome.Ready<ServersTransport>(var part) -> part;
            case Outcome.Broken<ServersTransport>(var faults) -> throw new BrokenPart(faults.getFirst());
            case Outcome.Missing<ServersTransport> _ -> throw new IllegalStateException("no default transport");
        };
    }

    private static String fullName(String name, ServiceConfig.LoadBalancer config) {
        return config.serversTransport()
                .map(reference -> Reference.resolve(reference, Reference.provider(name)))
                .orElse(Workshop.DEFAULT_TRANSPORT);
    }

    private List<LoadBalancer.Server> servers(
            String name, ServiceConfig.LoadBalancer config, ServersTransport transport) {
        return config.servers().stream()
                .map(server -> new LoadBalancer.Server(
                        server.url().toString(),
                        forwarder(
                                owner(name, server),
                                server,
                                config.passHostHeader().orElse(true),
                                transport),
                        server.weight().orElse(1),
                        server.fenced()))
                .toList();
    }

    private ServerOwner owner(String name, ServiceConfig.Server server) {
        return server.external() ? new ServerOwner(name, ServerOwner.Trust.NONE) : workshop.ownerOf(name);
    }

    private static Handler forwarder(
            ServerOwner owner, ServiceConfig.Server server, boolean passHostHeader, ServersTransport transport) {
        var url = lowered(server.url());
        if (url.getRawAuthority() == null) {
            throw new BrokenPart(wrongUrl(url));
        }
        return isKnown(url) ? transport.server(owner, url, passHostHeader, server.preservePath()) : new UnknownScheme();
    }

    /// As in Traefik, a scheme that nobody knows spoils the requests to that server, and not the service.
    private static List<Fault> warnings(ServiceConfig.LoadBalancer config) {
        return config.servers().stream()
                .map(server -> lowered(server.url()))
                .filter(url -> !isKnown(url))
                .map(BalancerMaker::wrongUrl)
                .limit(MOST_WARNINGS)
                .toList();
    }

    private static boolean isKnown(URI url) {
        return url.getScheme() != null && SCHEMES.contains(url.getScheme());
    }

    private static Fault wrongUrl(URI url) {
        return new Fault(
                "loadBalancer.servers.url",
                "\"" + ShownUrl.of(url.toString()) + "\"",
                "http, https or h2c with a host: http://10.0.0.1:80");
    }

    private static URI lowered(URI url) {
        var scheme = url.getScheme();
        if (scheme == null || Names.lower(scheme).equals(scheme)) {
            return url;
        }
        return URI.create(Names.lower(scheme) + url.toString().substring(scheme.length()));
    }
}

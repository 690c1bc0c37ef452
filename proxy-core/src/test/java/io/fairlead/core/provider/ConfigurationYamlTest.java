package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigurationYamlTest {

    private static final Message INTERNAL = new Message(
            "internal",
            DynamicConfiguration.builder()
                    .router("ping", RouterConfig.of("PathPrefix(`/ping`)", "ping@internal"))
                    .build(),
            List.of());

    private static DynamicConfiguration configuration() {
        var flush = new ServiceConfig.ResponseForwarding(Optional.of(Duration.ofMillis(1500)));
        return DynamicConfiguration.builder()
                .router(
                        "web",
                        RouterConfig.of("Host(`a.example`) && !Path(`/x`)", "s")
                                .withMiddlewares(List.of("m", "n@file"))
                                .withObservability(ObservabilityConfig.of(new ObservabilityConfig.Metadata(
                                        Optional.of(new ObservabilityConfig.IngressMetadata(
                                                "shop", Optional.of("web"), "front", "80"))))))
                .router(
                        "api",
                        new RouterConfig(
                                "Query(`q`, `#`)",
                                "s",
                                List.of("websecure"),
                                List.of(),
                                7,
                                Optional.of("v3"),
                                Optional.of(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of()))))
                .service(
                        "s",
                        new ServiceConfig.LoadBalancer(
                                List.of(ServiceConfig.Server.of(URI.create("http://10.0.0.1:80"))),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.of("t"),
                                Optional.of(flush)))
                .service(
                        "kept",
                        new ServiceConfig.LoadBalancer(
                                        List.of(
                                                ServiceConfig.Server.of(URI.create("http://10.0.0.2:80")),
                                                ServiceConfig.Server.of(URI.create("http://10.0.0.3:80"))
                                                        .withFenced()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(
                                                new ServiceConfig.Sticky(Optional.of(ServiceConfig.Cookie.DEFAULT))))
                                .withMiddlewares(List.of("m")))
                .middleware(
                        "m", new MiddlewareConfig("headers", Map.of("customRequestHeaders", Map.of("X-On", "true"))))
                .serversTransport(
                        "t",
                        new ServersTransportConfig(
                                Optional.of(3),
                                Optional.of(new ServersTransportConfig.ForwardingTimeouts(
                                        Optional.of(Duration.ofSeconds(90)), Optional.empty(), Optional.empty()))))
                .build();
    }

    @Test
    void oneProviderGivesAFile() {
        var merged = Merge.of(List.of(INTERNAL, new Message("file", configuration(), List.of())));
        assertThat(ConfigurationYaml.of(merged)).isEqualTo("""
                http:
                  routers:
                    api:
                      rule: Query(`q`, `#`)
                      service: s
                      entryPoints:
                      - websecure
                      priority: 7
                      ruleSyntax: v3
                      tls: {}
                    web:
                      rule: Host(`a.example`) && !Path(`/x`)
                      service: s
                      middlewares:
                      - m
                      - n@file
                      observability:
                        metadata:
                          ingress:
                            namespace: shop
                            ingressName: web
                            serviceName: front
                            servicePort: '80'
                  services:
                    kept:
                      loadBalancer:
                        servers:
                        - url: http://10.0.0.2:80
                        - url: http://10.0.0.3:80
                          fenced: true
                        sticky:
                          cookie: {}
                      middlewares:
                      - m
                    s:
                      loadBalancer:
                        servers:
                        - url: http://10.0.0.1:80
                        passHostHeader: true
                        serversTransport: t
                        responseForwarding:
                          flushInterval: 1.5s
                  middlewares:
                    m:
                      headers:
                        customRequestHeaders:
                          X-On: 'true'
                  serversTransports:
                    t:
                      maxIdleConnsPerHost: 3
                      forwardingTimeouts:
                        dialTimeout: 1m30s
                """);
    }

    @Test
    void severalProvidersKeepTheirNames() {
        var other = DynamicConfiguration.builder()
                .router("web", RouterConfig.of("r", "s"))
                .build();
        var merged = Merge.of(
                List.of(new Message("kubernetes", other, List.of()), new Message("file", other, List.of()), INTERNAL));
        assertThat(ConfigurationYaml.of(merged)).isEqualTo("""
                http:
                  routers:
                    web@file:
                      rule: r
                      service: s
                    web@kubernetes:
                      rule: r
                      service: s
                  services: {}
                """);
    }

    @Test
    void nothingIsNoRouterAndNoService() {
        var nothing = """
                http:
                  routers: {}
                  services: {}
                """;
        assertThat(ConfigurationYaml.of(MergedConfiguration.EMPTY)).isEqualTo(nothing);
        assertThat(ConfigurationYaml.of(Merge.of(List.of(INTERNAL)))).isEqualTo(nothing);
    }

    @Test
    void textStaysText() {
        var options = new TreeMap<String, Object>(
                Map.of("X-A", "True", "X-B", "~", "X-C", "Null", "X-D", "0x1F", "X-E", "", "X-F", "80", "X-G", "NULL"));
        var headers = DynamicConfiguration.builder()
                .middleware("<<", new MiddlewareConfig("headers", Map.of("customRequestHeaders", options)))
                .build();
        assertThat(ConfigurationYaml.of(Merge.of(List.of(new Message("file", headers, List.of())))))
                .isEqualTo("""
                http:
                  routers: {}
                  services: {}
                  middlewares:
                    '<<':
                      headers:
                        customRequestHeaders:
                          X-A: 'True'
                          X-B: '~'
                          X-C: 'Null'
                          X-D: '0x1F'
                          X-E: ''
                          X-F: '80'
                          X-G: 'NULL'
                """);
    }

    @Test
    void noServersAreSaid() {
        var idle = DynamicConfiguration.builder()
                .service("s", ServiceConfig.loadBalancer())
                .service("t", ServiceConfig.loadBalancer().withMiddlewares(List.of("m")))
                .build();
        assertThat(ConfigurationYaml.of(Merge.of(List.of(new Message("file", idle, List.of())))))
                .isEqualTo("""
                http:
                  routers: {}
                  services:
                    s:
                      loadBalancer:
                        servers: []
                    t:
                      loadBalancer:
                        servers: []
                      middlewares:
                      - m
                """);
    }
}

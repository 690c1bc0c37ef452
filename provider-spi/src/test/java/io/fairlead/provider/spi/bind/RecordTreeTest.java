package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ForwardingTimeouts;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecordTreeTest {

    record Switches(
            @Default("true") boolean on, @Default("5s") Duration pause, boolean off, List<String> names) {}

    @Test
    void leavesOutWhatIsDefault() {
        assertThat(RecordTree.of(new Switches(true, Duration.ofSeconds(5), false, List.of())))
                .isEmpty();
        assertThat(RecordTree.of(new Switches(false, Duration.ZERO, true, List.of("a"))))
                .isEqualTo(Map.of("on", false, "pause", "0s", "off", true, "names", List.of("a")));
    }

    record Servers(
            @AlwaysWritten List<String> servers,
            @AlwaysWritten Map<String, String> ports,
            @AlwaysWritten boolean on,
            Map<String, String> names) {}

    @Test
    void saysWhatIsEmptyWhereThatSaysSomething() {
        var none = new Servers(List.of(), Map.of(), false, Map.of());
        assertThat(RecordTree.of(none)).isEqualTo(Map.of("servers", List.of(), "ports", Map.of(), "on", false));
        assertThat(RecordBinder.bind(Servers.class, RecordTree.of(none), "")).isEqualTo(none);
        assertThatThrownBy(() -> RecordBinder.bind(Servers.class, Map.of("names", Map.of()), ""))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("names: found an empty map");
    }

    record Told(String name, @Unwritten boolean inside) {}

    @Test
    void hidesWhatNoFileCanSay() {
        assertThat(RecordTree.of(new Told("a", true))).isEqualTo(Map.of("name", "a"));
        assertThat(RecordBinder.bind(Told.class, Map.of("name", "a"), "")).isEqualTo(new Told("a", false));
        assertThatThrownBy(() -> RecordBinder.bind(Told.class, Map.of("name", "a", "inside", true), ""))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("inside");
    }

    @Test
    void writesTheFormOfAFile() {
        var service = new ServiceConfig.LoadBalancer(
                List.of(ServiceConfig.Server.of(URI.create("http://a:1"))),
                Optional.empty(),
                Optional.of(false),
                Optional.empty(),
                Optional.of(new ServiceConfig.ResponseForwarding(Optional.of(Duration.ofMillis(100)))));
        assertThat(RecordTree.ofValue(ServiceConfig.class, service))
                .hasToString("{loadBalancer={servers=[{url=http://a:1}], passHostHeader=false,"
                        + " responseForwarding={flushInterval=100ms}}}");
        assertThat(RecordTree.ofValue(ServiceConfig.class, service.withMiddlewares(List.of("a", "b@file"))))
                .hasToString("{loadBalancer={servers=[{url=http://a:1}], passHostHeader=false,"
                        + " responseForwarding={flushInterval=100ms}}, middlewares=[a, b@file]}");
        assertThat(RecordTree.of(new MiddlewareConfig("compress", Map.of()))).hasToString("{compress={}}");
    }

    @Test
    void keepsPresence() {
        var router = new RouterConfig(
                "r",
                "s",
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                Optional.of(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of())));
        assertThat(RecordTree.of(router)).hasToString("{rule=r, service=s, tls={}}");
    }

    @Test
    void bindingUndoesWriting() {
        var random = new SplittableRandom(11);
        for (var i = 0; i < 2_000; i++) {
            var configuration = new Arbitrary(random).http();
            var tree = RecordTree.of(configuration);
            assertThat(RecordBinder.bind(HttpConfiguration.class, tree, "http"))
                    .as("case %d of seed 11: %s", i, tree)
                    .isEqualTo(configuration);
        }
    }

    /// Configurations by chance.
    private record Arbitrary(SplittableRandom random) {

        HttpConfiguration http() {
            return new HttpConfiguration(
                    map(this::router), map(this::service), map(this::middleware), map(this::transport));
        }

        RouterConfig router() {
            return new RouterConfig(
                    text(),
                    text(),
                    list(this::text),
                    list(this::text),
                    random.nextLong(),
                    maybe(this::text),
                    maybe(() -> new RouterTlsConfig(
                            maybe(this::text),
                            maybe(this::text),
                            list(() -> new RouterTlsConfig.DomainConfig(text(), list(this::text))))),
                    maybe(this::observability));
        }

        ObservabilityConfig observability() {
            return new ObservabilityConfig(
                    maybe(random::nextBoolean),
                    maybe(random::nextBoolean),
                    maybe(random::nextBoolean),
                    maybe(this::text),
                    maybe(() -> new ObservabilityConfig.Metadata(maybe(() ->
                            new ObservabilityConfig.IngressMetadata(text(), maybe(this::text), text(), text())))));
        }

        ServiceConfig service() {
            return balancer().withMiddlewares(list(this::text));
        }

        ServiceConfig balancer() {
            return new ServiceConfig.LoadBalancer(
                    list(() -> new ServiceConfig.Server(
                            URI.create("http://h" + random.nextInt(9)),
                            maybe(random::nextInt),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            false)),
                    maybe(this::text),
                    maybe(random::nextBoolean),
                    maybe(this::text),
                    maybe(() -> new ServiceConfig.ResponseForwarding(maybe(this::duration))),
                    maybe(() -> new ServiceConfig.Sticky(maybe(this::cookie))));
        }

        ServiceConfig.Cookie cookie() {
            return new ServiceConfig.Cookie(
                    maybe(this::text),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    maybe(this::text),
                    random.nextInt(),
                    maybe(this::text),
                    maybe(this::text));
        }

        MiddlewareConfig middleware() {
            return new MiddlewareConfig(text(), map(() -> random.nextBoolean() ? text() : List.of(true, 1)));
        }

        ServersTransportConfig transport() {
            return new ServersTransportConfig(
                    maybe(this::text),
                    random.nextBoolean(),
                    list(() -> FileOrContent.of(text())),
                    list(() -> new ServersTransportConfig.ClientCertificate(
                            FileOrContent.of(text()), FileOrContent.of(text()))),
                    maybe(random::nextInt),
                    maybe(() -> new ForwardingTimeouts(
                            maybe(this::duration), maybe(this::duration), maybe(this::duration))),
                    random.nextBoolean(),
                    maybe(this::text),
                    list(this::text),
                    maybe(this::text),
                    maybe(this::text),
                    maybe(() -> new ServersTransportConfig.ProxyProtocol(1 + random.nextInt(2))),
                    new ServersTransportConfig.ResponseLimits(1 + random.nextInt(9), 500, 8, random.nextInt(9)));
        }

        Duration duration() {
            return Duration.ofNanos(random.nextLong() >> random.nextInt(64));
        }

        String text() {
            return "t,é{ " + random.nextInt(100);
        }

        <V> Optional<V> maybe(Supplier<V> value) {
            return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
        }

        <V> List<V> list(Supplier<V> value) {
            return random.ints(random.nextInt(3))
                    .mapToObj(ignored -> value.get())
                    .toList();
        }

        <V> Map<String, V> map(Supplier<V> value) {
            var map = new LinkedHashMap<String, V>();
            random.ints(random.nextInt(3)).forEach(ignored -> map.put(text(), value.get()));
            return map;
        }
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.upstream.NameLookup;
import io.fairlead.core.upstream.TargetRule;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the requests of a tenant do not go, and with whom a tenant shares no connection.
class TenantTargetsTest {

    private static final EntryPointModel WEB = new EntryPointModel("web", List.of(), true);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @AutoClose
    private final RawServer server = RawServer.answering(OK);

    @ParameterizedTest(name = "B-10 a name of a tenant that leads to {0}")
    @CsvSource({"127.0.0.1", "::1", "169.254.169.254", "0.0.0.0", "fe80::1"})
    void near(String address) {
        try (var log = LogLines.heard();
                var proxy =
                        Routed.by(WEB, leading(address), TargetRule.local(_ -> false), of("kubernetes", "x.test"))) {
            for (var i = 0; i < 3; i++) {
                assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ");
            }
            var shown = InetAddress.ofLiteral(address).getHostAddress();
            assertThat(log.with(" leads to "))
                    .containsExactly("WARNING service s@kubernetes: server x.test:" + port() + " leads to " + shown
                            + ", which is refused unless core.allowLocalTargets is true null");
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    @DisplayName("B-10 localhost as the system knows it")
    void localhost() {
        try (var proxy =
                Routed.by(WEB, NameLookup.system(), TargetRule.local(_ -> false), of("kubernetes", "localhost"))) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ");
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    @DisplayName("B-10 an entry point of our own, by the address of any interface")
    void ourselves() throws SocketException {
        var own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !TargetRule.local(_ -> false).refuses(address, port()))
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress());
        try (var proxy = Routed.by(
                WEB, _ -> List.of(own), TargetRule.local(port -> port == port()), of("kubernetes", "x.test"))) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ");
        }
    }

    @ParameterizedTest(name = "B-10 an address instead of a name: {0}")
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"})
    void addressesOfNames(String host) {
        try (var proxy = Routed.by(of("kubernetes", host))) {
            proxy.apply(external(Routed.http(of("kubernetes", host))));
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 502 ");
        }
        assertThat(server.connections()).isZero();
    }

    /// The same, as the provider says it of what stands where a name belongs.
    private static HttpConfiguration external(HttpConfiguration http) {
        var services = new LinkedHashMap<>(http.services());
        services.replaceAll((_, service) -> external((ServiceConfig.LoadBalancer) service));
        return new HttpConfiguration(http.routers(), services, http.middlewares(), http.serversTransports());
    }

    private static ServiceConfig external(ServiceConfig.LoadBalancer balancer) {
        return new ServiceConfig.LoadBalancer(
                balancer.servers().stream()
                        .map(ServiceConfig.Server::withExternal)
                        .toList(),
                balancer.strategy(),
                balancer.passHostHeader(),
                balancer.serversTransport(),
                balancer.responseForwarding(),
                balancer.sticky());
    }

    @Test
    @DisplayName("B-10 what the cluster says is the address of a pod is dialled as it is")
    void pods() {
        try (var proxy = Routed.by(of("kubernetes", "127.0.0.1"))) {
            assertThat(proxy.get("/")).endsWith("ok");
        }
    }

    @Test
    @DisplayName("B-10 the operator may allow it")
    void allowed() {
        try (var proxy = Routed.by(WEB, leading("127.0.0.1"), TargetRule.nothing(), of("kubernetes", "x.test"))) {
            assertThat(proxy.get("/")).endsWith("ok");
        }
    }

    @Test
    @DisplayName("B-10 the operator's own servers may be anywhere")
    void operator() {
        try (var proxy = Routed.by(WEB, leading("127.0.0.1"), TargetRule.local(_ -> true), of("file", "x.test"))) {
            assertThat(proxy.get("/")).endsWith("ok");
        }
    }

    @ParameterizedTest(name = "B-02 two services with one server, of provider {0}, use {1} connections")
    @CsvSource({"kubernetes, 2", "file, 1"})
    void owners(String provider, int connections) {
        try (var proxy = Routed.by("""
                routers:
                  a@%1$s: {rule: PathPrefix(`/a`), service: a}
                  b@%1$s: {rule: PathPrefix(`/b`), service: b}
                services:
                  a@%1$s: {loadBalancer: {servers: [{url: "%2$s"}]}}
                  b@%1$s: {loadBalancer: {servers: [{url: "%2$s"}]}}
                """.formatted(provider, server.url()))) {
            for (var i = 0; i < 3; i++) {
                assertThat(proxy.get("/a")).endsWith("ok");
                assertThat(proxy.get("/b")).endsWith("ok");
            }
        }
        assertThat(server.connections()).isEqualTo(connections);
    }

    private int port() {
        return server.url().getPort();
    }

    private String of(String provider, String host) {
        return routers(provider) + "services: {s@" + provider + ": {loadBalancer: {servers: [{url: \"http://" + host
                + ":" + port() + "\"}]}}}\n";
    }

    private static String routers(String provider) {
        return "routers: {r@" + provider + ": {rule: PathPrefix(`/`), service: s}}\n";
    }

    private static NameLookup leading(String address) {
        return name -> {
            if (!name.equals("x.test")) {
                throw new UnknownHostException(name);
            }
            return List.of(InetAddress.ofLiteral(address));
        };
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.ProxyProtocolConfig;
import io.fairlead.core.http.HeadBudget;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLimitTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    @DisplayName("R-07 a source that has all its connections gets no other, and the next when one has ended")
    void oneSource() {
        var limit = SourceLimit.of(2);
        var settings = EntryPointSettings.of(
                "web", EntryPointConfig.on("127.0.0.1:0"), new SharedLimits(HeadBudget.UNLIMITED, limit));
        try (var wire = Wire.to(settings, _ -> Response.of(204));
                var first = wire.client()) {
            assertThat(first.send(GET).readHead()).startsWith("HTTP/1.1 204 ");
            try (var second = wire.client()) {
                assertThat(second.send(GET).readHead()).startsWith("HTTP/1.1 204 ");
                refused(wire);
                second.send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                        .readAll();
            }
            awaitOne(limit);
            try (var next = wire.client()) {
                assertThat(next.send(GET).readHead()).startsWith("HTTP/1.1 204 ");
            }
        }
    }

    private static void refused(Wire wire) {
        try (var third = wire.client()) {
            assertThat(third.readAllOrReset()).isEmpty();
        }
    }

    private static void awaitOne(SourceLimit limit) {
        var here = InetAddress.getLoopbackAddress();
        while (!limit.take(here)) {
            Thread.onSpinWait();
        }
        limit.giveBack(here);
    }

    @Test
    @DisplayName("R-07 the source is the client that a PROXY header names")
    void introduced() {
        var config = RecordBinder.bind(
                EntryPointConfig.class,
                Map.of("address", "127.0.0.1:0", "proxyProtocol", Map.of("insecure", true)),
                "");
        assertThat(config.proxyProtocol()).map(ProxyProtocolConfig::insecure).contains(true);
        var shared = new SharedLimits(HeadBudget.UNLIMITED, SourceLimit.of(1));
        try (var wire = Wire.to(EntryPointSettings.of("web", config, shared), _ -> Response.of(204));
                var one = wire.client();
                var other = wire.client();
                var again = wire.client()) {
            assertThat(one.send("PROXY TCP4 1.1.1.1 9.9.9.9 1 1\r\n" + GET).readHead())
                    .contains(" 204 ");
            assertThat(other.send("PROXY TCP4 2.2.2.2 9.9.9.9 1 1\r\n" + GET).readHead())
                    .contains(" 204 ");
            assertThat(again.send("PROXY TCP4 1.1.1.1 9.9.9.9 2 1\r\n" + GET).readAllOrReset())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("R-07 an IPv6 network of 64 bits is one source, an IPv4 address is one")
    @CsvSource({
        "2001:db8::1, 2001:db8::2, false",
        "2001:db8::1, 2001:db8:0:0:ffff::, false",
        "2001:db8::1, 2001:db8:0:1::1, true",
        "1.1.1.1, 1.1.1.2, true",
        "1.1.1.1, ::ffff:1.1.1.1, false",
        "0.0.0.1, ::1, true"
    })
    void sources(String one, String other, boolean differ) throws UnknownHostException {
        var limit = SourceLimit.of(1);
        assertThat(limit.take(InetAddress.getByName(one))).isTrue();
        assertThat(limit.take(InetAddress.getByName(other))).isEqualTo(differ);
    }

    @Test
    @DisplayName("R-07, R-09 a million sources that have gone leave nothing behind")
    void nothingStays() throws UnknownHostException {
        var limit = SourceLimit.of(1);
        var random = new SplittableRandom(7);
        var octets = new byte[16];
        for (var i = 0; i < 1_000_000; i++) {
            random.nextBytes(octets);
            var source = InetAddress.getByAddress(octets);
            assertThat(limit.take(source)).isTrue();
            limit.giveBack(source);
        }
        assertThat(limit.sources()).isZero();
    }
}

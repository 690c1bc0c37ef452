package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DialerTest {

    private static final InetAddress REFUSES = InetAddress.ofLiteral("127.0.0.9");
    private static final InetAddress TAKES = InetAddress.ofLiteral("127.0.0.1");
    private static final long LIMIT = 10_000_000_000L;

    @Test
    @DisplayName("B-09 every address of a name is tried until one takes the connection")
    void next() throws IOException {
        try (var listener = new ServerSocket(0, 5, TAKES);
                var names = new ServerNames(name -> List.of(InetAddress.ofLiteral("::1"), REFUSES, TAKES))) {
            var dialer = dialer(listener.getLocalPort(), names);
            for (var i = 0; i < 3; i++) {
                var transport = dialer.dial();
                assertThat(transport.remote().getAddress()).isEqualTo(TAKES);
                transport.close();
            }
        }
    }

    @Test
    @DisplayName("B-06 what happened to the first address is reported when all have failed")
    void none() throws IOException {
        var port = 0;
        try (var listener = new ServerSocket(0, 5, TAKES)) {
            port = listener.getLocalPort();
        }
        try (var names = new ServerNames(name -> List.of(REFUSES, TAKES))) {
            var dialer = dialer(port, names);
            assertThatThrownBy(dialer::dial).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("B-10 of the addresses of a name that a tenant chose only those are tried that are not near")
    void someAllowed() throws IOException {
        try (var listener = new ServerSocket(0, 5, TAKES);
                var names = new ServerNames(name -> List.of(REFUSES, TAKES))) {
            var dialer = dialer(listener.getLocalPort(), names, (address, _) -> address.equals(REFUSES));
            var transport = dialer.dial();
            assertThat(transport.remote().getAddress()).isEqualTo(TAKES);
            transport.close();
        }
    }

    @Test
    @DisplayName("B-10 a name that comes to lead elsewhere is judged by where it leads now")
    void rebound() throws IOException {
        var far = new AtomicBoolean(true);
        var clock = new AtomicLong();
        try (var listener = new ServerSocket(0, 5, TAKES);
                var names = new ServerNames(_ -> List.of(far.get() ? TAKES : REFUSES), clock::get)) {
            var dialer = dialer(listener.getLocalPort(), names, (address, _) -> address.equals(REFUSES));
            dialer.dial().close();
            far.set(false);
            assertThatThrownBy(() -> {
                        while (true) {
                            clock.addAndGet(Duration.ofSeconds(100).toNanos());
                            dialer.dial().close();
                        }
                    })
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("leads nowhere that is allowed");
        }
    }

    private static Dialer dialer(int port, ServerNames names) {
        return dialer(port, names, TargetRule.nothing());
    }

    /// One for a tenant.
    private static Dialer dialer(int port, ServerNames names, TargetRule rule) {
        var server = ServerAddress.of(URI.create("http://some-name:" + port));
        var owner = new ServerOwner("tenant", ServerOwner.Trust.ADDRESSES);
        return new Dialer(server, names, new TargetGuard(owner, server, rule), LIMIT);
    }
}

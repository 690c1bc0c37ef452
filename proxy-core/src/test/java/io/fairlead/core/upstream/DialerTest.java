package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
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
            var dialer = new Dialer(address(listener.getLocalPort()), names, LIMIT);
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
            var dialer = new Dialer(address(port), names, LIMIT);
            assertThatThrownBy(dialer::dial).isInstanceOf(ConnectException.class);
        }
    }

    private static ServerAddress address(int port) {
        return ServerAddress.of(URI.create("http://some-name:" + port));
    }
}

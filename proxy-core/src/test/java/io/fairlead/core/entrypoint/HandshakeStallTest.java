package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whoever stops in the middle of a handshake is let go at one deadline.
class HandshakeStallTest {

    @Test
    @DisplayName("T-02 a client that stalls after any byte of its hello, or behind it, is let go")
    void stalls() throws IOException {
        var authority = TestPki.authority("root");
        try (var secure = new Secure("transport.respondingTimeouts.tlsHandshakeTimeout", "2s")) {
            secure.certificate(authority.server("a.example"));
            secure.route("a.example", "default");
            secure.apply();
            // The first handshake of a process takes its time.
            SecureClient.connect(authority, secure.port(), "a.example").close();
            var hello = Hellos.asking("a.example");
            var peers = new ArrayList<RawPeer>();
            for (var length = 1; length <= hello.length(); length++) {
                peers.add(RawPeer.connect(secure.port()).send(hello.substring(0, length)));
            }
            for (var peer : peers.subList(0, peers.size() - 1)) {
                assertThat(peer.readAll()).isEmpty();
                peer.close();
            }
            // The last one has been answered, and says nothing more.
            assertThat(peers.getLast().readAll()).startsWith("\u0016\u0003\u0003");
            peers.getLast().close();
        }
    }

    @Test
    @DisplayName("T-02 a client that sends a byte now and then does not move the deadline")
    void dripping() {
        try (var secure = new Secure("transport.respondingTimeouts.tlsHandshakeTimeout", "500ms")) {
            secure.route("a.example", "default");
            secure.apply();
            var hello = Hellos.asking("a.example");
            try (var peer = RawPeer.connect(secure.port())) {
                var closed = Thread.ofVirtual().start(peer::readAll);
                var sent = 0;
                while (closed.isAlive() && sent < hello.length() - 1) {
                    peer.send(hello.substring(sent, ++sent));
                    Thread.sleep(10);
                }
                assertThat(sent).isLessThan(hello.length() - 1);
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining("Broken pipe");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.Transport;
import io.fairlead.core.tls.TestPki;
import io.fairlead.core.tls.TlsHandshake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The hello by which options are chosen is the one that the engine sees, however it is cut.
class ClientHelloTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static Secure secure;

    @BeforeAll
    static void open() {
        secure = new Secure();
        secure.certificate(AUTHORITY.server("a.example"));
        secure.certificate(AUTHORITY.server("other.example"));
        secure.route("a.example", "default");
        secure.apply();
    }

    @AfterAll
    static void close() {
        secure.close();
    }

    @ParameterizedTest(name = "T-03 hello in segments of {0} bytes")
    @ValueSource(ints = {1, 3, 100, 100_000})
    void segments(int size) throws IOException {
        assertThat(served(SplitTransport.segments(secure.port(), size), engine()))
                .isEqualTo("a.example");
    }

    @ParameterizedTest(name = "T-03 hello in records of {0} bytes")
    @ValueSource(ints = {60, 100, 16_000})
    void records(int size) throws IOException {
        assertThat(served(SplitTransport.records(secure.port(), size), engine()))
                .isEqualTo("a.example");
    }

    @Test
    @DisplayName("T-03 hello in records of one byte is refused")
    void oneByteRecords() throws IOException {
        var transport = SplitTransport.records(secure.port(), 1);
        assertThatThrownBy(() -> served(transport, engine())).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("T-03 hello of post-quantum size")
    void largeHello() throws IOException {
        var engine = engine();
        var parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(protocols(60));
        engine.setSSLParameters(parameters);
        assertThat(served(SplitTransport.records(secure.port(), 1000), engine)).isEqualTo("a.example");
    }

    @Test
    @DisplayName("T-03 hello of more than 64 KiB is refused")
    void giantHello() {
        try (var peer = RawPeer.connect(secure.port())) {
            peer.send("\u0016\u0003\u0001\u0000\u0004\u0001\u0001\u0000\u0001");
            assertThat(peer.readAll()).isEqualTo("\u0015\u0003\u0003\u0000\u0002\u0002\u0016");
        }
    }

    @ParameterizedTest(name = "T-03 malformed hello {index} is refused")
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0000\u0000",
                "\u0016\u0002\u0001\u0000\u0004\u0001\u0000\u0000\u0000",
                "\u0016\u0003\u0001\u0000\u0004\u0002\u0000\u0000\u0000",
                "\u0016\u0003\u0001\u0000\u0004\u0001\u0000\u0000\u0000",
                "\u0016\u0003\u0001\u0000\u0006\u0001\u0000\u0000\u0002\u0003\u0003",
                "\u0016\u0003\u0001\u00ff\u00ff\u0001",
                "\u0016\u0003\u0001\u0000\u0001\u0001\u0017\u0003\u0003\u0000\u0001\u0000"
            })
    void malformed(String bytes) {
        try (var peer = RawPeer.connect(secure.port())) {
            peer.send(bytes);
            assertThat(peer.readAll())
                    .startsWith("\u0015\u0003\u0003\u0000\u0002\u0002")
                    .hasSize(7);
        }
    }

    /// @return the name that the certificate is for
    private static String served(Transport transport, SSLEngine engine) throws IOException {
        try {
            var client = TlsHandshake.client(engine, transport, "none");
            var request = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            client.write(request, 0, request.length);
            var answer = new byte[1000];
            var count = client.read(answer, 0, answer.length);
            assertThat(new String(answer, 0, count, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
            var subject = engine.getSession().getPeerPrincipal().getName();
            return subject.substring("CN=".length());
        } finally {
            transport.close();
        }
    }

    private static String[] protocols(int count) {
        return IntStream.rangeClosed(0, count)
                .mapToObj(i -> i < count ? "x".repeat(100) + i : "http/1.1")
                .toArray(String[]::new);
    }

    private static SSLEngine engine() {
        var engine = AUTHORITY.trusting().createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("a.example")));
        engine.setSSLParameters(parameters);
        return engine;
    }
}

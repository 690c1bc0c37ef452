package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.tls.TestPki;
import io.fairlead.core.upstream.NameLookup;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerNames;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.TargetRule;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.StandardConstants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsServersTest {

    private static final TestPki ROOT = TestPki.authority("root");
    private static final TestPki OTHER = TestPki.authority("other");
    private static final TestPki SERVER = ROOT.server("a.example", "127.0.0.1");
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("B-08 a server whose certificate is signed by a root is spoken to, again and again")
    void trusted() throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), ROOT.certificatesPem());
        for (var ca : List.of(ROOT.certificatesPem(), file.toString())) {
            try (var proxied = Proxied.before(server(SERVER), config(Map.of("rootCAs", List.of(ca))))) {
                for (var i = 0; i < 3; i++) {
                    assertThat(proxied.client().send(GET).readAll()).endsWith("ok");
                }
                assertThat(proxied.server().connections()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest(
            name = "B-08 verification is on: {0} is refused with 502, and passes only if verification is off")
    @ValueSource(strings = {"wrong name", "expired", "unknown root", "self-signed", "meant for clients"})
    void untrusted(String kind) {
        var identity = switch (kind) {
            case "wrong name" -> ROOT.server("b.example");
            case "expired" -> ROOT.expiredServer("127.0.0.1");
            case "unknown root" -> OTHER.server("127.0.0.1");
            case "self-signed" -> TestPki.selfSigned("127.0.0.1");
            default -> ROOT.client("127.0.0.1");
        };
        var strict = Map.of("rootCAs", List.of(ROOT.certificatesPem()));
        assertThat(answer(identity, strict)).startsWith("HTTP/1.1 502 ");
        assertThat(answer(identity, Map.of())).startsWith("HTTP/1.1 502 ");
        assertThat(answer(identity, Map.of("insecureSkipVerify", true))).endsWith("ok");
    }

    @ParameterizedTest(name = "B-08 the name {0} is looked for and sent: {1}")
    @CsvSource({"a.example, 200", "b.example, 502", "backend, 200"})
    void serverName(String name, String status) {
        var identity = ROOT.server("a.example", "backend");
        var seen = new CopyOnWriteArrayList<String>();
        try (var proxied = Proxied.before(
                RawServer.playing(
                        identity.context(ROOT).getServerSocketFactory(),
                        "https",
                        socket -> note(socket, seen),
                        TlsServersTest::answer),
                config(Map.of("rootCAs", List.of(ROOT.certificatesPem()), "serverName", name)))) {
            assertThat(proxied.client().send(GET).readAll()).startsWith("HTTP/1.1 " + status);
            if (status.equals("200")) {
                assertThat(seen).containsExactly(name);
            }
        }
    }

    @ParameterizedTest(name = "B-08 the URI {0} in the certificate: {1}")
    @CsvSource({"spiffe://a/b, 200", "spiffe://a, 502", "a.example, 502"})
    void uri(String uri, String status) {
        var identity = ROOT.serverWithUri("spiffe://a/b", "127.0.0.1");
        var roots = List.of(ROOT.certificatesPem());
        assertThat(answer(identity, Map.of("rootCAs", roots, "peerCertURI", uri)))
                .startsWith("HTTP/1.1 " + status);
        var skipping = Map.of("rootCAs", roots, "peerCertURI", uri, "insecureSkipVerify", true);
        assertThat(answer(identity, skipping)).startsWith("HTTP/1.1 " + status);
        var forged = OTHER.serverWithUri("spiffe://a/b", "127.0.0.1");
        assertThat(answer(forged, skipping)).startsWith("HTTP/1.1 502 ");
    }

    @Test
    @DisplayName("B-02 transports with different certificates never use each other's connections")
    void clientCertificates() {
        var seen = new CopyOnWriteArrayList<String>();
        var sockets = SERVER.context(ROOT).getServerSocketFactory();
        try (var server = RawServer.playing(sockets, "https", TlsServersTest::demand, (client, connection) -> {
                    seen.add(name(client));
                    answer(client, connection);
                });
                var reaper = Reaper.start();
                var one = new PooledTransport(identified(ROOT.client("one")), reaper);
                var two = new PooledTransport(identified(ROOT.client("two")), reaper);
                var none = new PooledTransport(config(Map.of("rootCAs", List.of(ROOT.certificatesPem()))), reaper);
                var first = Wire.to(one.server(ServerOwner.OPERATOR, server.url(), true, false));
                var second = Wire.to(two.server(ServerOwner.OPERATOR, server.url(), true, false));
                var third = Wire.to(none.server(ServerOwner.OPERATOR, server.url(), true, false))) {
            for (var i = 0; i < 2; i++) {
                assertThat(first.client().send(GET).readAll()).endsWith("ok");
                assertThat(second.client().send(GET).readAll()).endsWith("ok");
                assertThat(third.client().send(GET).readAll()).startsWith("HTTP/1.1 502 ");
            }
            assertThat(seen).contains("CN=one", "CN=two").doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("B-08 what cannot be read breaks the transport, with words that name the option and no key")
    void unreadable() {
        var key = ROOT.client("a").keyPem();
        var certificate = ROOT.client("b").certificatesPem();
        refuses(Map.of("rootCAs", List.of("/no/such/file")), "rootCAs: found /no/such/file");
        refuses(Map.of("rootCAs", List.of("-----BEGIN nothing")), "rootCAs: found (content)");
        refuses(certificates(certificate, "/no/key"), "certificates[0]: found keyFile /no/key");
        refuses(certificates("/no/cert", key), "certificates[0]: found certFile /no/cert");
        refuses(certificates(certificate, key), "certificates[0]: found a certificate that is not for its key");
        refuses(certificates(certificate, key.substring(0, 80)), "certificates[0]: found broken PEM");
        refuses(Map.of("minVersion", "TLS1"), "minVersion: found \"TLS1\"");
        refuses(
                Map.of("minVersion", "VersionTLS13", "maxVersion", "VersionTLS12"),
                "maxVersion: found \"VersionTLS12\"");
        refuses(Map.of("cipherSuites", List.of("TLS_NONE")), "cipherSuites: found \"TLS_NONE\"");
    }

    @Test
    @DisplayName(
            "B-08 of the static roots those that cannot be read are left out, and nothing else is trusted for them")
    void lenient() {
        for (var roots : List.of(List.of("/no/such/file", ROOT.certificatesPem()), List.of("/no/such/file"))) {
            try (var reaper = Reaper.start();
                    var names = new ServerNames(NameLookup.system());
                    var server = server(SERVER);
                    var transport = new PooledTransport(
                            config(Map.of("rootCAs", roots)), reaper, names, TargetRule.nothing(), true);
                    var wire = Wire.to(transport.server(ServerOwner.OPERATOR, server.url(), true, false))) {
                assertThat(wire.client().send(GET).readAll())
                        .startsWith(roots.size() == 2 ? "HTTP/1.1 200 " : "HTTP/1.1 502 ");
            }
        }
    }

    @ParameterizedTest(name = "B-08 the newest version {0} and the suite {1} are kept to")
    @CsvSource({"VersionTLS12, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "VersionTLS13, TLS_AES_256_GCM_SHA384"})
    void choices(String version, String suite) {
        var seen = new CopyOnWriteArrayList<String>();
        var options = Map.of(
                "rootCAs",
                List.of(ROOT.certificatesPem()),
                "maxVersion",
                version,
                "cipherSuites",
                List.of("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
        try (var proxied = Proxied.before(
                RawServer.encrypted(SERVER.context(ROOT), (client, connection) -> {
                    client.readHead();
                    seen.add(client.session().getCipherSuite());
                    client.send(OK);
                }),
                config(options))) {
            assertThat(proxied.client().send(GET).readAll()).endsWith("ok");
            assertThat(seen).containsExactly(suite);
        }
    }

    @Test
    @DisplayName("B-06 a server that does not finish the handshake is given up with 504")
    void silent() {
        var options = Map.of("forwardingTimeouts", Map.of("tlsHandshakeTimeout", "300ms"));
        try (var server = RawServer.playing(
                        ServerSocketFactory.getDefault(),
                        "https",
                        socket -> {},
                        (client, connection) -> client.readAll());
                var proxied = Proxied.before(server, config(options))) {
            assertThat(proxied.client().send(GET).readAll()).startsWith("HTTP/1.1 504 ");
        }
    }

    @Test
    @DisplayName("B-02 a TLS session is resumed by later connections of its transport, and by no other transport")
    void resumed() {
        var ids = new CopyOnWriteArrayList<String>();
        var options = config(Map.of("rootCAs", List.of(ROOT.certificatesPem()), "maxVersion", "VersionTLS12"));
        try (var server = RawServer.encrypted(SERVER.context(ROOT), (client, connection) -> {
                    client.readHead();
                    ids.add(HexFormat.of().formatHex(client.session().getId()));
                    client.send(OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                });
                var reaper = Reaper.start();
                var one = new PooledTransport(options, reaper);
                var two = new PooledTransport(options, reaper);
                var first = Wire.to(one.server(ServerOwner.OPERATOR, server.url(), true, false));
                var second = Wire.to(two.server(ServerOwner.OPERATOR, server.url(), true, false))) {
            for (var wire : List.of(first, first, second, second)) {
                assertThat(wire.client().send(GET).readAll()).endsWith("ok");
            }
            assertThat(ids).hasSize(4);
            assertThat(ids.get(1)).isEqualTo(ids.get(0));
            assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
            assertThat(ids.get(3)).isEqualTo(ids.get(2));
        }
    }

    @Test
    @DisplayName("U-06 a WebSocket gets a connection of HTTP/1.1, though the server would rather speak HTTP/2")
    void webSocket() {
        var protocols = new CopyOnWriteArrayList<String>();
        var sockets = SERVER.context(ROOT).getServerSocketFactory();
        try (var server = RawServer.playing(sockets, "https", TlsServersTest::offerBoth, (client, connection) -> {
                    var head = client.readHead();
                    protocols.add(client.protocol());
                    assertThat(head).contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n");
                    client.send(
                            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
                    client.send(client.read(5));
                });
                var proxied = Proxied.before(server, config(Map.of("rootCAs", List.of(ROOT.certificatesPem()))))) {
            var client = proxied.client()
                    .send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
            client.send("hello").readUntil("hello");
            assertThat(protocols).containsExactly("http/1.1");
        }
    }

    private static void offerBoth(ServerSocket socket) {
        var encrypted = (SSLServerSocket) socket;
        var parameters = encrypted.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        encrypted.setSSLParameters(parameters);
    }

    @Test
    @DisplayName("B-06 a server that does not speak TLS is answered with 502")
    void plain() {
        try (var server = RawServer.playing(
                        ServerSocketFactory.getDefault(), "https", socket -> {}, (client, connection) -> {
                            client.read(1);
                            client.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                        });
                var proxied = Proxied.before(server, config(Map.of()))) {
            assertThat(proxied.client().send(GET).readAll()).startsWith("HTTP/1.1 502 ");
        }
    }

    private static void answer(RawPeer client, int connection) {
        while (!client.readHead().isEmpty()) {
            client.send(OK);
        }
    }

    private static String answer(TestPki identity, Map<String, ?> options) {
        try (var proxied = Proxied.before(server(identity), config(options))) {
            return proxied.client().send(GET).readAll();
        }
    }

    private static RawServer server(TestPki identity) {
        return RawServer.encrypted(identity.context(ROOT), TlsServersTest::answer);
    }

    private static void refuses(Map<String, ?> options, String words) {
        try (var reaper = Reaper.start()) {
            assertThatThrownBy(() -> new PooledTransport(config(options), reaper))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(words)
                    .hasMessageContaining(", expected ")
                    .hasMessageNotContaining("PRIVATE");
        }
    }

    private static Map<String, Object> certificates(String certificate, String key) {
        return Map.of("certificates", List.of(Map.of("certFile", certificate, "keyFile", key)));
    }

    private static ServersTransportConfig identified(TestPki client) {
        var options = new HashMap<>(certificates(client.certificatesPem(), client.keyPem()));
        options.put("rootCAs", List.of(ROOT.certificatesPem()));
        return config(options);
    }

    private static ServersTransportConfig config(Map<String, ?> options) {
        return RecordBinder.bind(ServersTransportConfig.class, options, "");
    }

    private static void demand(ServerSocket socket) {
        ((SSLServerSocket) socket).setNeedClientAuth(true);
    }

    private static void note(ServerSocket socket, List<String> names) {
        var encrypted = (SSLServerSocket) socket;
        var parameters = encrypted.getSSLParameters();
        parameters.setSNIMatchers(List.of(new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
            @Override
            public boolean matches(SNIServerName name) {
                return names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
            }
        }));
        encrypted.setSSLParameters(parameters);
    }

    private static String name(RawPeer peer) throws SSLPeerUnverifiedException {
        return peer.session().getPeerPrincipal().getName();
    }
}

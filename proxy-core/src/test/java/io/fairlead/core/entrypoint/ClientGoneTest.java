package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.tls.TestPki;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientGoneTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static Stream<Named<Consumer<RawPeer>>> departures() {
        return Stream.of(
                Named.of("FIN", RawPeer::close),
                Named.of("RST", RawPeer::reset),
                Named.of("half-close", RawPeer::endWrite));
    }

    @ParameterizedTest(name = "B-05 the request is taken back when the client goes while the server thinks: {0}")
    @MethodSource("departures")
    void whileTheServerThinks(Consumer<RawPeer> departure) throws Exception {
        var ended = new SynchronousQueue<String>();
        var asked = new CountDownLatch(1);
        try (var proxied = Proxied.before(RawServer.playing((client, connection) -> {
            client.readHead();
            asked.countDown();
            ended.put(client.readAll());
        }))) {
            var client = proxied.client().send(GET);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            departure.accept(client);
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(proxied.server().connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "B-05 the answer is broken off when the client goes while the server pauses: {0}")
    @MethodSource("departures")
    void whileTheServerPauses(Consumer<RawPeer> departure) throws Exception {
        var ended = new SynchronousQueue<String>();
        try (var proxied = Proxied.before(RawServer.playing((client, connection) -> {
            client.readHead();
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
            ended.put(client.readAll());
        }))) {
            var client = proxied.client().send(GET);
            client.readUntil("hello");
            departure.accept(client);
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @ParameterizedTest(
            name = "B-05 the request is taken back when the client goes while the server thinks, over TLS: {0}")
    @MethodSource("departures")
    void overTls(Consumer<RawPeer> departure) throws Exception {
        var ended = new SynchronousQueue<String>();
        var asked = new CountDownLatch(1);
        var root = TestPki.authority("root");
        try (var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    asked.countDown();
                    ended.put(client.readAll());
                });
                var secure = new Secure(transport.server(ServerOwner.OPERATOR, server.url(), true, false))) {
            secure.certificate(root.server("a"));
            secure.route("a", "default");
            secure.apply();
            var client =
                    new RawPeer(SecureClient.connect(root, secure.port(), "a").socket()).send(GET);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            departure.accept(client);
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    @DisplayName("B-05 a client that has sent its next request has not gone, and that request is not lost")
    void pipelined() {
        var sent = new CountDownLatch(1);
        try (var wire = Wire.to(request -> answer(request, sent))) {
            var client = wire.client().send(GET.replace("/ ", "/1 "));
            client.send(GET.replace("/ ", "/2 ") + GET.replace("/ ", "/3 "));
            sent.countDown();
            client.readUntil("/1 false false");
            client.readUntil("/2 false false");
            client.readUntil("/3 false false");
        }
    }

    @Test
    @DisplayName("B-05 while a request still arrives nobody but its reader looks at the connection")
    void unread() {
        var sent = new CountDownLatch(0);
        try (var wire = Wire.to(request -> answer(request, sent))) {
            var client = wire.client().send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
            client.endWrite();
            assertThat(client.readAll()).contains("/1 false false");
        }
    }

    private static Response answer(Request request, CountDownLatch sent) {
        try {
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var link = ClientLink.of(request);
        var response = Response.of(200);
        response.body(Body.of(request.path() + " " + link.isGone() + " " + link.isGone()));
        return response;
    }
}

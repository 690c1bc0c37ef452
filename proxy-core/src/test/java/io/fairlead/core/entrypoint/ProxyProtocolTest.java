package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.Transport;
import io.fairlead.middleware.spi.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyProtocolTest {

    private static final String TEXT = "PROXY TCP4 9.8.7.6 1.1.1.1 777 80\r\n";
    private static final String BINARY = "\r\n\r\n\0\r\nQUIT\n\u0021\u0011\0\u0010\t\b\7\6\1\1\1\1\3\t\0\120\4\0\1x";
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";

    /// The fields that a server gets of a request behind these bytes.
    private static String forwarded(EntryPointSettings settings, String bytes) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings);
                var client = proxied.client()) {
            client.send(bytes);
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            return server.heard().getFirst();
        }
    }

    private static EntryPointSettings trusting(String range) {
        return Wire.settings("proxyProtocol.trustedIPs", range);
    }

    @ParameterizedTest
    @DisplayName("H-06 a trusted peer's PROXY header says who the client is, in both versions")
    @ValueSource(strings = {TEXT, BINARY})
    void believed(String header) {
        for (var settings : List.of(trusting("127.0.0.0/8"), Wire.settings("proxyProtocol.insecure", "true"))) {
            assertThat(forwarded(settings, header + GET + "\r\n"))
                    .contains("\r\nX-Real-Ip: 9.8.7.6\r\n", "\r\nX-Forwarded-For: 9.8.7.6\r\n");
        }
    }

    @Test
    @DisplayName("H-06 middlewares and rules see the address of the PROXY header, with its port")
    void seen() {
        var clients = new CopyOnWriteArrayList<String>();
        try (var wire = Wire.to(trusting("127.0.0.1"), request -> {
                    clients.add(request.client().toString());
                    return Response.of(204);
                });
                var client = wire.client()) {
            client.send(TEXT + GET + "\r\n");
            client.readHead();
            assertThat(clients).containsExactly("/9.8.7.6:777");
        }
    }

    @ParameterizedTest
    @DisplayName("H-06 an untrusted peer's PROXY header is read and dropped")
    @ValueSource(strings = {TEXT, BINARY})
    void dropped(String header) {
        assertThat(forwarded(trusting("10.0.0.0/8"), header + GET + "\r\n"))
                .contains("\r\nX-Real-Ip: 127.0.0.1\r\n", "\r\nX-Forwarded-For: 127.0.0.1\r\n")
                .doesNotContain("9.8.7.6");
    }

    @Test
    @DisplayName("H-06 whose forwarding fields count is decided by the client of the PROXY header")
    void trustOfFields() {
        var settings = Wire.settings("proxyProtocol.insecure", "true", "forwardedHeaders.trustedIPs", "9.8.7.0/24");
        var fields = "X-Forwarded-For: 5.5.5.5\r\n\r\n";
        assertThat(forwarded(settings, TEXT + GET + fields)).contains("\r\nX-Forwarded-For: 5.5.5.5, 9.8.7.6\r\n");
        assertThat(forwarded(settings, GET + fields)).contains("\r\nX-Forwarded-For: 127.0.0.1\r\n");
    }

    @Test
    @DisplayName("U-07 a connection without the header is served as it is, with every byte that was looked at")
    void without() {
        assertThat(forwarded(trusting("127.0.0.1"), GET + "\r\n")).contains("\r\nX-Forwarded-For: 127.0.0.1\r\n");
        assertThat(forwarded(trusting("127.0.0.1"), "\r\n" + GET + "\r\n")).startsWith("GET / ");
    }

    @ParameterizedTest
    @DisplayName("a header that is none closes the connection without an answer")
    @ValueSource(strings = {"PROXY TCP9 1.1.1.1 1.1.1.1 1 1\r\n", "\r\n\r\n\0\r\nQUIT\n\u0011\u0011\0\0"})
    void garbage(String header) {
        try (var proxied = Proxied.before(RawServer.listening(), trusting("127.0.0.1"));
                var client = proxied.client()) {
            client.send(header + GET + "\r\n");
            assertThat(client.readAllOrReset()).isEmpty();
            assertThat(proxied.wire().seen()).isEmpty();
        }
    }

    @Test
    @DisplayName("where no header is expected it is no request")
    void unexpected() {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, TEXT + GET + "\r\n", 400);
        }
    }

    @ParameterizedTest
    @DisplayName("U-07 a PROXY header that does not come in time ends the connection")
    @ValueSource(strings = {"", "PROXY TCP4", "\r\n\r\n\0\r\nQUIT\n\u0021"})
    void late(String beginning) {
        var settings = Wire.settings("proxyProtocol.insecure", "true", "proxyProtocol.headerTimeout", "250ms");
        try (var wire = Wire.to(settings, request -> Response.of(204));
                var client = wire.client()) {
            client.send(beginning);
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("nobody to believe stops the start, and a timeout of 5 s is the default")
    void options() {
        assertThatThrownBy(() -> Wire.settings("proxyProtocol.headerTimeout", "1s"))
                .hasMessageContaining("trustedIPs");
        assertThatThrownBy(() -> trusting("nobody")).hasMessageContaining("an address or a network");
        assertThat(trusting("::1").proxyProtocol().orElseThrow().patience()).hasSeconds(5);
        assertThat(Wire.settings().proxyProtocol()).isEmpty();
    }

    @Test
    @DisplayName("a connection that was introduced does all that the one below it can do")
    void nothingIsLeftOut() {
        assertThat(Transport.class.getMethods())
                .allSatisfy(method -> assertThat(
                                IntroducedTransport.class.getMethod(method.getName(), method.getParameterTypes()))
                        .extracting(Method::getDeclaringClass)
                        .isEqualTo(IntroducedTransport.class));
    }
}

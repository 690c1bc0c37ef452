package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What gRPC clients get that no gRPC server said, and what passes as it is.
class GrpcAnswerTest {

    private static FramePeer call(Wire wire, String type, String... more) {
        var client = FramePeer.client(wire.port());
        client.post(1, "/pkg.Service/Method", "content-type: " + type, more.length == 0 ? "te: trailers" : more[0]);
        return client;
    }

    @ParameterizedTest(name = "S-15 the proxy''s own {0} is status {1} of gRPC")
    @CsvSource({
        "400, 13", "401, 16", "403, 7", "404, 12", "418, 2", "429, 14", "500, 2", "502, 14", "503, 14", "504, 14"
    })
    void ownAnswers(int status, int code) {
        try (var wire = Wire.to(request -> Response.error(status, "no"));
                var client = call(wire, "application/grpc")) {
            var frame = client.on(1);
            assertThat(client.fields(frame))
                    .startsWith(":status: 200\n")
                    .contains("content-type: application/grpc\n", "grpc-status: " + code + "\n", "grpc-message: ");
            assertThat(frame.ends()).isTrue();
        }
    }

    @ParameterizedTest(name = "S-15 this is no gRPC: {0}")
    @ValueSource(strings = {"application/grpc-web", "application/grpc-web+proto", "application/json"})
    void otherTypes(String type) {
        try (var wire = Wire.to(request -> Response.error(503, "no"));
                var client = call(wire, type)) {
            assertThat(client.head(1)).startsWith(":status: 503\n");
        }
    }

    @ParameterizedTest(name = "S-15 this is gRPC: {0}")
    @ValueSource(strings = {"application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8"})
    void types(String type) {
        try (var wire = Wire.to(request -> Response.error(503, "no"));
                var client = call(wire, type)) {
            assertThat(client.head(1)).startsWith(":status: 200\n").contains("grpc-status: 14\n");
        }
    }

    @Test
    @DisplayName("S-15 what a server answers passes as it is, whatever its status")
    void serverAnswers() {
        try (var proxied = Proxied.before(RawServer.answering("HTTP/1.1 503 X\r\nContent-Length: 2\r\n\r\nno"));
                var client = call(proxied.wire(), "application/grpc")) {
            client.data(1, true, "");
            assertThat(client.head(1)).startsWith(":status: 503\n");
            assertThat(client.content(1)).isEqualTo("no");
        }
    }

    @Test
    @DisplayName("S-15 no server is UNAVAILABLE")
    void noServer() {
        var server = RawServer.playing((peer, connection) -> peer.readHead());
        try (var proxied = Proxied.before(server);
                var client = call(proxied.wire(), "application/grpc")) {
            client.data(1, true, "");
            assertThat(client.head(1)).contains("grpc-status: 14\n");
        }
    }

    @Test
    @DisplayName("S-15 trailers pass to gRPC clients that did not ask for them, and both directions flow at once")
    void duplex() {
        try (var wire = Wire.to(request -> {
                    var response = Response.of(200);
                    response.body(new Echo(request.body()));
                    return response;
                });
                var client = call(wire, "application/grpc", "x-te: none")) {
            assertThat(client.head(1)).startsWith(":status: 200\n").doesNotContain("content-length");
            for (var i = 0; i < 20; i++) {
                client.data(1, false, "message " + i);
                assertThat(client.on(1).text()).isEqualTo("message " + i);
            }
            client.data(1, true, "");
            var last = client.on(1);
            assertThat(last.ends()).isTrue();
            assertThat(client.fields(last)).isEqualTo("grpc-status: 0\n");
        }
    }

    @Test
    @DisplayName("S-15 a stream of gRPC may rest longer than other bodies")
    void resting() {
        try (var wire = Wire.to(
                        Wire.settings(
                                "transport.respondingTimeouts.bodyStallTimeout", "1ms",
                                "transport.respondingTimeouts.readTimeout", "1ms"),
                        request -> {
                            var response = Response.of(200);
                            response.body(new Echo(request.body()));
                            return response;
                        });
                var grpc = call(wire, "application/grpc");
                var other = call(wire, "text/plain")) {
            assertThat(other.head(1)).startsWith(":status: 200\n");
            assertThat(other.resetOf(1)).isEqualTo(ErrorCode.CANCEL);
            grpc.head(1);
            grpc.data(1, true, "later");
            assertThat(grpc.on(1).text()).isEqualTo("later");
        }
    }

    /// Gives back what the client sends, as it comes.
    private record Echo(Body received) implements Body {

        @Override
        public long length() {
            return UNKNOWN;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return received.read(target, offset, length);
        }

        @Override
        public Headers trailers() {
            var trailers = Headers.create();
            trailers.add("grpc-status", "0");
            return trailers;
        }

        @Override
        public void close() {
            received.close();
        }
    }
}

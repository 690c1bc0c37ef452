package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    private static final String GET = "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n";

    /// Where something goes wrong.
    private enum Phase {
        HANDLING,
        STATUS,
        HEADERS,
        BODY,
        FIRST_READ,
        SECOND_READ,
        TRAILERS,
        CLOSING
    }

    private static Stream<Arguments> faults() {
        return Stream.<Supplier<Throwable>>of(
                        () -> new IllegalStateException("injected"),
                        () -> new StackOverflowError("injected"),
                        () -> new OutOfMemoryError("injected"),
                        () -> new NoClassDefFoundError("injected"),
                        () -> new AssertionError("injected"))
                .flatMap(fault -> Stream.of(Phase.values()).map(phase -> Arguments.of(phase, fault.get())));
    }

    @ParameterizedTest(name = "R-10 {1} in phase {0} ends its request and nothing else")
    @DisplayName("R-10 whatever is thrown, wherever, ends one request")
    @MethodSource("faults")
    void oneRequestEnds(Phase phase, Throwable fault) {
        try (var wire = Wire.to(request -> request.path().equals("/fault") ? broken(phase, fault) : Response.of(204));
                var other = wire.client()) {
            other.send(GET.formatted("before"));
            assertThat(other.readHead()).startsWith("HTTP/1.1 204 ");
            try (var client = wire.client()) {
                client.send(GET.formatted("fault").replace("\r\n\r\n", "\r\nTE: trailers\r\n\r\n")
                        + GET.formatted("behind"));
                check(phase, client.readAllOrReset());
            }
            other.send(GET.formatted("after"));
            assertThat(other.readHead()).startsWith("HTTP/1.1 204 ");
            assertThat(wire.seen()).doesNotContain("GET /behind");
        }
    }

    private static void check(Phase phase, String answer) {
        switch (phase) {
            case HANDLING, STATUS, HEADERS, BODY ->
                assertThat(answer)
                        .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                        .contains("\r\nConnection: close\r\n");
            case FIRST_READ, SECOND_READ, TRAILERS -> assertThat(answer).doesNotContain("0\r\n\r\n");
            case CLOSING -> assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("0\r\n\r\n");
        }
        assertThat(answer).doesNotContain("injected");
    }

    private static Response broken(Phase phase, Throwable fault) {
        var broken = new Broken(phase, fault);
        broken.at(Phase.HANDLING);
        return broken;
    }

    /// Throws in one phase.
    private record Broken(Phase phase, Throwable fault) implements Response {

        void at(Phase now) {
            if (now == phase) {
                Broken.<RuntimeException>raise(fault);
            }
        }

        @SuppressWarnings("unchecked") // to throw whatever it is
        private static <T extends Throwable> void raise(Throwable fault) throws T {
            throw (T) fault;
        }

        @Override
        public int status() {
            at(Phase.STATUS);
            return 200;
        }

        @Override
        public void status(int status) {}

        @Override
        public Headers headers() {
            at(Phase.HEADERS);
            return Headers.create();
        }

        @Override
        public Body body() {
            at(Phase.BODY);
            return new BrokenBody(this, new int[1]);
        }

        @Override
        public void body(Body body) {}

        @Override
        public Origin origin() {
            return Origin.PROXY;
        }

        @Override
        public Optional<Tunnel> tunnel() {
            return Optional.empty();
        }

        @Override
        public void close() {
            at(Phase.CLOSING);
        }
    }

    /// Two pieces, and then the end.
    private record BrokenBody(Broken response, int[] reads) implements Body {

        @Override
        public long length() {
            return UNKNOWN;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            reads[0]++;
            response.at(reads[0] == 1 ? Phase.FIRST_READ : Phase.SECOND_READ);
            target[offset] = 'x';
            return reads[0] > 2 ? -1 : 1;
        }

        @Override
        public Headers trailers() {
            response.at(Phase.TRAILERS);
            return Headers.create();
        }

        @Override
        public void close() {}
    }
}

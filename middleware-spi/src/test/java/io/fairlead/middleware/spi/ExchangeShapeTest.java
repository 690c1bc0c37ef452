package io.fairlead.middleware.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Shows that a returned response is shape enough for all that HTTP can do: nothing here is buffered whole,
/// each side waits for what the other one does next.
@Timeout(20)
class ExchangeShapeTest {

    private final Middleware passing = (request, next) -> {
        var response = next.handle(request);
        response.headers().set("X-Seen", "1");
        return response;
    };

    @Test
    void aRequestBodyStreamsWhileTheServerReadsIt() throws Exception {
        var upload = new Pipe();
        var confirmed = new LinkedBlockingQueue<String>();
        var request = Request.of("POST", "http://a.test/");
        request.body(upload);
        var exchange = start(() -> passing.handle(request, passed -> {
            for (var text = readText(passed.body()); !text.isEmpty(); text = readText(passed.body())) {
                confirmed.add(text);
            }
            return Response.of(200, Response.Origin.SERVER);
        }));

        upload.write("one");
        assertThat(take(confirmed)).isEqualTo("one");
        upload.write("two");
        assertThat(take(confirmed)).isEqualTo("two");
        upload.end();

        assertThat(exchange.get().status()).isEqualTo(200);
    }

    @Test
    void aResponseBodyStreamsAfterTheResponseWasReturned() {
        var download = new Pipe();
        var response = passing.handle(Request.of("GET", "http://a.test/"), _ -> {
            var answer = Response.of(200, Response.Origin.SERVER);
            answer.body(download);
            return answer;
        });

        assertThat(response.headers().first("X-Seen")).contains("1");
        download.write("one");
        assertThat(readText(response.body())).isEqualTo("one");
        download.write("two");
        assertThat(readText(response.body())).isEqualTo("two");
        download.end();
        assertThat(readText(response.body())).isEmpty();
        response.close();
        assertThat(download.closed).isTrue();
    }

    @Test
    void trailersFollowBodiesBothWays() throws Exception {
        var upload = new Pipe();
        var download = new Pipe();
        var request = Request.of("POST", "http://a.test/");
        request.body(upload);
        upload.write("body");
        upload.trailers().set("X-Request-Sum", "7");
        upload.end();

        var response = passing.handle(request, passed -> {
            assertThat(text(passed.body())).isEqualTo("body");
            download.trailers()
                    .set(
                            "X-Response-Sum",
                            passed.body().trailers().first("X-Request-Sum").orElseThrow());
            download.end();
            var answer = Response.of(200, Response.Origin.SERVER);
            answer.body(download);
            return answer;
        });

        assertThat(text(response.body())).isEmpty();
        assertThat(response.body().trailers().first("X-Response-Sum")).contains("7");
    }

    @Test
    void theAnswerMayComeBeforeTheRequestHasEnded() throws Exception {
        var upload = new Pipe();
        var download = new Pipe();
        var request = Request.of("POST", "http://a.test/");
        request.body(upload);
        var response = passing.handle(request, passed -> {
            var answer = Response.of(200, Response.Origin.SERVER);
            answer.body(download);
            start(() -> {
                for (var text = readText(passed.body()); !text.isEmpty(); text = readText(passed.body())) {
                    download.write("echo " + text);
                }
                download.end();
                return text(Body.empty());
            });
            return answer;
        });

        upload.write("one");
        assertThat(readText(response.body())).isEqualTo("echo one");
        upload.write("two");
        assertThat(readText(response.body())).isEqualTo("echo two");
        upload.end();
        assertThat(readText(response.body())).isEmpty();
    }

    @Test
    void aTunnelCarriesBothDirectionsAtOnce() throws Exception {
        var toServer = new Pipe();
        var toClient = new Pipe();
        var response = passing.handle(
                Request.of("GET", "http://a.test/"), _ -> Response.tunnel(new PipeTunnel(toServer, toClient)));
        var server = start(() -> {
            toClient.write("welcome");
            var heard = readText(toServer) + readText(toServer);
            toClient.end();
            return heard;
        });

        assertThat(response.status()).isEqualTo(101);
        var tunnel = response.tunnel().orElseThrow();
        assertThat(readText(tunnel)).isEqualTo("welcome");
        tunnel.write(bytes("hi"), 0, 2);
        tunnel.endWrite();
        assertThat(server.get()).isEqualTo("hi");
        assertThat(readText(tunnel)).isEmpty();
        response.close();
        assertThat(toServer.closed && toClient.closed).isTrue();
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private static String take(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(10, TimeUnit.SECONDS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(Body body) {
        try {
            return new String(body.stream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readText(Body body) {
        var buffer = new byte[64];
        var count = body.read(buffer, 0, buffer.length);
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.US_ASCII);
    }

    private static String readText(Tunnel tunnel) {
        var buffer = new byte[64];
        var count = tunnel.read(buffer, 0, buffer.length);
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.US_ASCII);
    }

    /// Hands over one piece at a time.
    private static final class Pipe implements Body {

        private static final byte[] END = {};

        private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
        private final Headers trailers = Headers.create();
        private boolean ended;
        volatile boolean closed;

        void write(String text) {
            pieces.add(bytes(text));
        }

        void end() {
            pieces.add(END);
        }

        @Override
        public long length() {
            return UNKNOWN;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (ended) {
                return -1;
            }
            try {
                var piece = pieces.take();
                ended = piece == END;
                System.arraycopy(piece, 0, target, offset, piece.length);
                return ended ? -1 : piece.length;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Headers trailers() {
            return trailers;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record PipeTunnel(Pipe toServer, Pipe toClient) implements Tunnel {

        @Override
        public int read(byte[] target, int offset, int length) {
            return toClient.read(target, offset, length);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            toServer.write(new String(source, offset, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void endWrite() {
            toServer.end();
        }

        @Override
        public void close() {
            toServer.close();
            toClient.close();
        }
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UpstreamHeadTest {

    private static final long SEED = 20_261_125;
    private static final int REQUESTS = 10_000;

    /// What a server may get to see, whatever a client sends: one line of request, one Host, fields of one
    /// shape that belong to no connection, and at most one length.
    private static final Pattern ALLOWED = Pattern.compile("""
            [!#$%&'*+.^_`|~0-9A-Za-z-]+ /[!-~&&[^#]]* HTTP/1\\.1\r
            Host: [A-Za-z0-9.:\\[\\]-]+\r
            (?:(?!(?i:host|content-length|transfer-encoding|connection|keep-alive|proxy-connection|te|trailer|upgrade\
            |expect|proxy-authorization|proxy-authenticate|http2-settings):)\
            [!#$%&'*+.^_`|~0-9A-Za-z-]+: (?:[!-~\\x80-\\xff](?:[\t -~\\x80-\\xff]*[!-~\\x80-\\xff])?)?\r
            )*\
            (?:Content-Length: (?:0|[1-9][0-9]*)\r
            |Transfer-Encoding: chunked\r
            )?\
            (?:TE: trailers\r
            )?\
            \r
            """);

    @Test
    @DisplayName("F-12 the head that a server gets is rebuilt: 10 000 odd requests fit one grammar")
    void rebuilt() throws InterruptedException {
        var heads = new LinkedBlockingQueue<String>();
        try (var server = RawServer.playing((client, connection) -> {
                    while (true) {
                        var head = client.readHead();
                        heads.add(head);
                        if (head.contains("\r\nTransfer-Encoding: chunked\r\n")) {
                            client.readUntil("0\r\n\r\n");
                        } else if (head.contains("\r\nContent-Length: 3\r\n")) {
                            client.read(3);
                        }
                        client.send("HTTP/1.1 204 No Content\r\n\r\n");
                    }
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            var random = new SplittableRandom(SEED);
            for (var i = 0; i < REQUESTS; i++) {
                var request = OddRequest.next(random);
                client.send(request.bytes());
                assertThat(client.readHead())
                        .as("seed %d, request %d: %s", SEED, i, Refusal.printable(request.bytes()))
                        .startsWith("HTTP/1.1 204 ");
                check(request, heads.poll(10, TimeUnit.SECONDS), i);
            }
            assertThat(server.failures()).isEmpty();
        }
    }

    private static void check(OddRequest request, String head, int number) {
        var context = "seed " + SEED + ", request " + number + ": " + Refusal.printable(request.bytes());
        assertThat(ALLOWED.matcher(head).matches())
                .as("%s became %s", context, Refusal.printable(head))
                .isTrue();
        var lines = List.of(head.split("\r\n"));
        assertThat(lines.getFirst()).as(context).isEqualTo(request.method() + " " + request.target() + " HTTP/1.1");
        assertThat(lines.get(1)).as(context).isEqualTo("Host: " + request.host());
        assertThat(lines.stream().filter(line -> line.startsWith("Y")).toList())
                .as(context)
                .isEqualTo(request.kept());
        assertThat(head.contains("\r\nTransfer-Encoding: chunked\r\n"))
                .as(context)
                .isEqualTo(request.chunked());
        assertThat(head.contains("\r\nContent-Length: 3\r\n")).as(context).isEqualTo(request.sized());
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.http.HeadBudget;
import io.fairlead.middleware.spi.Response;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a head may be.
class HeadLimitsTest {

    @ParameterizedTest
    @DisplayName("H-08 heads at a limit pass, above it they are answered with 431 or 414 and the end")
    @CsvSource({"fields,10,204", "fields,11,431", "bytes,1024,204", "bytes,1025,431", "line,256,204", "line,257,414"})
    void limits(String what, int size, int status) {
        var settings = Wire.settings(
                "http.maxHeaderBytes", "1024", "http.maxHeaderFields", "10", "http.maxRequestLineBytes", "256");
        var bytes = switch (what) {
            case "fields" -> "GET / HTTP/1.1\r\nHost: a\r\n" + "X:\r\n".repeat(size - 1) + "\r\n";
            case "bytes" -> {
                var start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
                yield start + "y".repeat(size - start.length() - 4) + "\r\n\r\n";
            }
            default -> "GET /" + "y".repeat(size - 16) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        };
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings)) {
            if (status == 204) {
                try (var client = proxied.client()) {
                    client.send(bytes);
                    assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
                }
            } else {
                try (var client = proxied.client()) {
                    client.send(bytes);
                    assertThat(client.readHead())
                            .startsWith("HTTP/1.1 " + status + " ")
                            .contains("\r\nConnection: close\r\n");
                    client.endWrite();
                    assertThat(client.readAll().length()).isLessThan(100);
                    assertThat(server.connections()).isZero();
                }
            }
        }
    }

    @Test
    @DisplayName("H-08 one field of more than a megabyte is answered with 431, though the client is still sending")
    void giantField() {
        try (var proxied = Proxied.before(RawServer.listening());
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat((1 << 20) + (100 << 10)) + "\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 431 ").contains("\r\nConnection: close\r\n");
            assertThat(proxied.wire().seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("H-08 long heads share a budget: what does not fit is answered with 503, and all of it is given back")
    @CsvSource({"1,50000", "2,120000"})
    void budget(int fields, int needed) {
        var budget = HeadBudget.of(300_000);
        var settings = EntryPointSettings.of(
                "web", EntryPointConfig.on("127.0.0.1:0"), new SharedLimits(budget, SourceLimit.NONE));
        var field = "X: " + "y".repeat(40_000);
        var beginning = "GET / HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", Collections.nCopies(fields, field))
                + (fields > 1 ? "\r\nZ: " : "");
        try (var wire = Wire.to(settings, _ -> Response.of(204));
                var first = wire.client()) {
            first.send(beginning);
            await(() -> budget.taken() > needed);
            var alone = budget.taken();
            for (var i = 0; i < 3; i++) {
                try (var other = wire.client()) {
                    other.send(beginning + "z".repeat(200_000));
                    assertThat(other.readAllOrReset()).startsWith("HTTP/1.1 503 ");
                }
            }
            await(() -> budget.taken() == alone);
            first.send("\r\n\r\n");
            assertThat(first.readHead()).startsWith("HTTP/1.1 204 ");
            await(() -> budget.taken() == 0);
            first.send(beginning + "\r\n\r\n");
            assertThat(first.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }

    private static void await(BooleanSupplier condition) {
        for (var end = System.nanoTime() + 10_000_000_000L; !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}

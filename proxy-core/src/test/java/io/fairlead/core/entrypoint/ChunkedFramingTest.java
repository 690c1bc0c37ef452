package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedFramingTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    private RawServer server;
    private Proxied proxied;

    @BeforeEach
    void start() {
        server = RawServer.listening();
        proxied = Proxied.before(server);
    }

    @AfterEach
    void stop() {
        proxied.close();
    }

    /// The server may have seen a beginning, but never an end.
    private void refused(String body) {
        Refusal.of(proxied.wire(), HEAD + body, 400);
        assertThat(server.heard()).allSatisfy(heard -> assertThat(heard).doesNotContain("0\r\n\r\n"));
    }

    private String forwarded(String body) {
        try (var own = RawServer.playing((client, connection) -> {
                    client.readUntil("0\r\n\r\n");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var wire = Proxied.before(own);
                var client = wire.client()) {
            client.send(HEAD + body);
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            var heard = own.heard().getFirst();
            return heard.substring(heard.indexOf("\r\n\r\n") + 4);
        }
    }

    @ParameterizedTest
    @DisplayName("F-05 a chunk size that is not 1 to 8 hexadecimal digits is refused")
    @ValueSource(
            strings = {
                "+3",
                "-3",
                "0x3",
                "3 ",
                " 3",
                "3_0",
                "",
                "000000003",
                "00000000000000003",
                "FFFFFFFFFFFFFFFFF",
                "g",
                "3\t",
                "3,",
                "\u00b3",
                "3 ;a",
                "10000000000000003"
            })
    void badSize(String size) {
        refused(size + "\r\nabc\r\n0\r\n\r\n");
    }

    @Test
    @DisplayName("F-05 a size that would be negative as an int is no end")
    void hugeSize() {
        try (var client = proxied.client()) {
            client.send(HEAD + "ffffffff\r\nabc").endWrite();
            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    @DisplayName("F-05 eight digits in any case are a size")
    void goodSizes() {
        assertThat(forwarded("00000003\r\nabc\r\nA\r\n0123456789\r\na\r\n0123456789\r\n000\r\n\r\n"))
                .endsWith("0\r\n\r\n")
                .contains("abc")
                .contains("0123456789");
    }

    @ParameterizedTest
    @DisplayName("F-06 a bare LF, a bare CR or a control character in a chunk extension is refused")
    @ValueSource(
            strings = {
                "3;a\nabc\r\n0\r\n\r\n",
                "3;a\n\r\nabc\r\n0\r\n\r\n",
                "3;a\rb\r\nabc\r\n0\r\n\r\n",
                "3;a\r\r\nabc\r\n0\r\n\r\n",
                "3;a\u0000\r\nabc\r\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\n0\n\r\n\r\n"
            })
    void badExtension(String body) {
        refused(body);
    }

    @Test
    @DisplayName("F-06 a chunk line of more than 256 bytes is refused")
    void longLine() {
        refused("3;" + "x".repeat(253) + "\r\nabc\r\n0\r\n\r\n");
    }

    @Test
    @DisplayName("F-06 extensions of more than 4 KiB in one body are refused")
    void manyExtensions() {
        refused(("1;" + "x".repeat(200) + "\r\na\r\n").repeat(40) + "0\r\n\r\n");
    }

    @Test
    @DisplayName("F-06 extensions are never forwarded")
    void droppedExtensions() {
        assertThat(forwarded("3;a=b\r\nabc\r\n1;" + "x".repeat(200) + "\r\nd\r\n0;last\r\n\r\n"))
                .doesNotContain(";")
                .contains("abc")
                .endsWith("0\r\n\r\n");
    }

    @ParameterizedTest
    @DisplayName("F-07 chunk data not followed by CR LF is refused")
    @ValueSource(
            strings = {
                "3\r\nabcXX\r\n0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\r\nabc\r0\r\n\r\n",
                "3\r\nabc\n\r0\r\n\r\n",
                "3\r\nabc0\r\n\r\n",
                "3\r\nab\r\n0\r\n\r\n",
                "0\r\nX"
            })
    void badDataEnd(String body) {
        refused(body);
    }
}

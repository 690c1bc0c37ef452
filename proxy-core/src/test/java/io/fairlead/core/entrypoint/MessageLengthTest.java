package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLengthTest {

    private Proxied proxied;

    @BeforeAll
    void start() {
        proxied = Proxied.before(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    }

    @AfterAll
    void stop() {
        proxied.close();
    }

    private static String post(String fields, String body) {
        return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
    }

    @ParameterizedTest
    @DisplayName("F-01 Content-Length together with Transfer-Encoding is refused")
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                "content-length: 3\r\ntransfer-encoding: chunked\r\n",
                "CONTENT-LENGTH: 3\r\nTRANSFER-ENCODING: CHUNKED\r\n",
                "Content-Length: 3\r\nTransfer-Encoding: identity\r\n",
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 3\r\nTransfer-Encoding:\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 3\r\nX: y\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n"
            })
    void bothLengths(String fields) {
        Refusal.unseen(proxied, post(fields, "0\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @DisplayName("F-02 Content-Length is 1 to 18 ASCII digits, once")
    @ValueSource(
            strings = {
                "+3",
                "-1",
                "0x3",
                "3 4",
                "3,3",
                "3, 3",
                "3;",
                "",
                "1234567890123456789",
                "0000000000000000003",
                "3_0",
                "3.0",
                "3e0",
                "\u00b3",
                "a",
                "3\r\nContent-Length: 3",
                "3\r\ncontent-length: 4",
                "\r\nContent-Length: 3"
            })
    void badLength(String value) {
        Refusal.unseen(proxied, post("Content-Length: " + value + "\r\n", "abc"), 400);
    }

    @ParameterizedTest
    @DisplayName("F-03 Transfer-Encoding other than exactly chunked is refused")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    xchunked          | 400
                    chunkedx          | 400
                    chunked, chunked  | 400
                    chunked,          | 400
                    , chunked         | 400
                    gzip, chunked     | 501
                    chunked, gzip     | 501
                    GZIP              | 501
                    deflate           | 501
                    identity          | 501
                    chunked, identity | 501
                    chunked;x=1       | 400
                    "chunked"         | 400
                    ch unked          | 400
                    chu               | 400
                    """)
    void otherCoding(String value, int status) {
        Refusal.unseen(proxied, post("Transfer-Encoding: " + value + "\r\n", "0\r\n\r\n"), status);
    }

    @ParameterizedTest
    @DisplayName("F-03 nothing that looks like white space makes chunked acceptable, nor does an empty value")
    @ValueSource(strings = {"\u000bchunked", "\fchunked", "\u0085chunked", "\u00a0chunked", "chunked\u00a0", "", " "})
    void blankCoding(String value) {
        Refusal.unseen(proxied, post("Transfer-Encoding: " + value + "\r\n", "0\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @DisplayName("F-03 two fields make one list")
    @ValueSource(strings = {"chunked\r\nTransfer-Encoding: chunked", "\r\nTransfer-Encoding: chunked"})
    void codingInTwoFields(String value) {
        Refusal.unseen(proxied, post("Transfer-Encoding: " + value + "\r\n", "0\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @DisplayName("F-03 chunked is accepted in any case with blanks around")
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " \tchunked\t "})
    void chunkedInAnyCase(String value) {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readUntil("3\r\nabc\r\n0\r\n\r\n");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var own = Proxied.before(server);
                var client = own.client()) {
            client.send(post("Transfer-Encoding:" + value + "\r\n", "3\r\nabc\r\n0\r\n\r\n"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }

    @ParameterizedTest
    @DisplayName("F-04 Transfer-Encoding in HTTP/1.0 is refused")
    @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
    void codingInHttp10(String fields) {
        var bytes = "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" + fields + "\r\n0\r\n\r\n";
        try (var client = proxied.client()) {
            client.send(bytes + "GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
            var answer = client.readAll();
            assertThat(answer).startsWith("HTTP/1.").contains(" 400 ").contains("\r\nConnection: close\r\n");
            assertThat(answer.split("HTTP/1\\.", -1)).hasSize(2);
            assertThat(proxied.wire().seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("F-04 an HTTP/1.0 POST without length has no body, and its connection closes")
    @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
    void noBodyUntilClose(String fields) {
        try (var server = RawServer.playing((client, connection) -> {
                    assertThat(client.readHead()).contains("\r\nContent-Length: 0\r\n");
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var own = Proxied.before(server);
                var client = own.client()) {
            client.send("POST / HTTP/1.0\r\n" + fields + "\r\nGET /second HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.0 200 OK\r\n").endsWith("\r\n\r\nok");
            assertThat(own.wire().seen()).containsExactly("POST /");
            assertThat(server.failures()).isEmpty();
        }
    }

    @Test
    @DisplayName("F-02 eighteen digits are read as a number")
    void longLength() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readUntil("\r\nContent-Length: 3\r\n\r\nabc");
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var own = Proxied.before(server);
                var client = own.client()) {
            client.send(post("Content-Length: 000000000000000003\r\n", "abc"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }
}

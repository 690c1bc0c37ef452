package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples of RFC 7541 appendix C, and what is no header block.
class HpackVectorsTest {

    private final HpackDecoder decoder = new HpackDecoder();

    @Test
    @DisplayName("S-07 the literal representations of RFC 7541 C.2 decode")
    void representations() {
        assertThat(decode("400a637573746f6d2d6b65790d637573746f6d2d686561646572"))
                .isEqualTo("custom-key: custom-header\n");
        assertThat(decode("040c2f73616d706c652f70617468")).isEqualTo(":path: /sample/path\n");
        assertThat(decode("100870617373776f726406736563726574")).isEqualTo("password: secret\n");
        assertThat(decode("82")).isEqualTo(":method: GET\n");
        assertThat(decode("be")).isEqualTo("custom-key: custom-header\n");
    }

    @ParameterizedTest(name = "S-07 the requests of RFC 7541 {0} decode")
    @CsvSource({
        "C.3, 828684410f7777772e6578616d706c652e636f6d, 828684be58086e6f2d6361636865,"
                + " 828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565",
        "C.4, 828684418cf1e3c2e5f23a6ba0ab90f4ff, 828684be5886a8eb10649cbf,"
                + " 828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"
    })
    void requests(String section, String first, String second, String third) {
        assertThat(decode(first)).isEqualTo(":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com\n");
        assertThat(decode(second))
                .isEqualTo(":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com\n"
                        + "cache-control: no-cache\n");
        assertThat(decode(third))
                .isEqualTo(":method: GET\n:scheme: https\n:path: /index.html\n:authority: www.example.com\n"
                        + "custom-key: custom-value\n");
    }

    @ParameterizedTest(name = "S-07 the responses of RFC 7541 {0} decode, with entries pushed out")
    @CsvSource({
        "C.5, 4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d54"
                + "6e1768747470733a2f2f7777772e6578616d706c652e636f6d, 4803333037c1c0bf,"
                + " 88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738"
                + "666f6f3d4153444a4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b"
                + "2076657273696f6e3d31",
        "C.6, 488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff"
                + "6e919d29ad171863c78f0b97c8e9ae82ae43d3, 4883640effc1c0bf,"
                + " 88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad"
                + "94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007"
    })
    void responses(String section, String first, String second, String third) {
        decode("3fe101");
        assertThat(decode(first))
                .isEqualTo(":status: 302\ncache-control: private\ndate: Mon, 21 Oct 2013 20:13:21 GMT\n"
                        + "location: https://www.example.com\n");
        assertThat(decode(second))
                .isEqualTo(":status: 307\ncache-control: private\ndate: Mon, 21 Oct 2013 20:13:21 GMT\n"
                        + "location: https://www.example.com\n");
        assertThat(decode(third))
                .isEqualTo(":status: 200\ncache-control: private\ndate: Mon, 21 Oct 2013 20:13:22 GMT\n"
                        + "location: https://www.example.com\ncontent-encoding: gzip\n"
                        + "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1\n");
    }

    @ParameterizedTest(name = "S-07 refused: {0}")
    @CsvSource({
        "index 0, 80",
        "index beyond the table, be",
        "number without an end, 7fff",
        "number that overflows, 7fffffffffff0f",
        "number longer than it need be, 7f808000",
        "table larger than agreed, 3fe21f",
        "table changed behind a field, 8220",
        "table changed three times, 202020",
        "text longer than its block, 400a6162",
        "block that ends before a text, 40",
        "Huffman text with the end symbol, 0084ffffffff00",
        "Huffman text padded with zeroes, 00811800",
        "Huffman text padded with 8 bits, 00821fff00"
    })
    void refused(String what, String hex) {
        assertThatThrownBy(() -> decode(hex))
                .isInstanceOfSatisfying(
                        ConnectionError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COMPRESSION_ERROR));
    }

    @ParameterizedTest(name = "S-07 a number of {0} bytes goes through")
    @ValueSource(ints = {0, 1, 126, 127, 128, 254, 255, 16_383, 16_511, 70_000})
    void lengths(int length) {
        var value = "v".repeat(length);
        assertThat(text(FramePeer.block("name: " + value))).isEqualTo("name: " + value + "\n");
    }

    @Test
    @DisplayName("S-07 a smaller table must be taken into use when it was agreed")
    void smallerTable() {
        decode("400a637573746f6d2d6b65790d637573746f6d2d686561646572");
        decoder.limit(0);
        assertThatThrownBy(() -> decode("82")).isInstanceOf(ConnectionError.class);
        assertThat(decode("2082")).isEqualTo(":method: GET\n");
        assertThatThrownBy(() -> decode("be")).isInstanceOf(ConnectionError.class);
    }

    private String decode(String hex) {
        return text(HexFormat.of().parseHex(hex));
    }

    private String text(byte[] block) {
        var text = new StringBuilder();
        decoder.decode(
                block,
                0,
                block.length,
                (names, name, nameLength, values, value, length) -> text.append(
                                new String(names, name, nameLength, StandardCharsets.ISO_8859_1))
                        .append(": ")
                        .append(new String(values, value, length, StandardCharsets.ISO_8859_1))
                        .append('\n'));
        return text.toString();
    }
}

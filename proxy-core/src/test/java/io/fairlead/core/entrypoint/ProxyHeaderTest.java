package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.Fuzzing;
import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.Input;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
    private static final String BEHIND = "GET / HTTP/1.1\r\n";
    private static final int ROUNDS = Fuzzing.inputs(20_000);

    private static Optional<InetSocketAddress> read(String bytes, int... sizes) throws IOException {
        var input = new Input(new Bytes(bytes + BEHIND, sizes));
        var source = ProxyHeader.read(input);
        var rest = new byte[BEHIND.length()];
        assertThat(input.await(rest.length)).isTrue();
        input.read(rest, 0, rest.length);
        assertThat(new String(rest, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo(BEHIND);
        return source;
    }

    private static String binary(int command, int family, String content) {
        return SIGNATURE
                + (char) command
                + (char) family
                + (char) (content.length() >> 8)
                + (char) (content.length() & 0xff)
                + content;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String port(int port) {
        return "" + (char) (port >> 8) + (char) (port & 0xff);
    }

    @Test
    @DisplayName("U-07 what is no PROXY header stays where it is, byte for byte")
    void none() throws IOException {
        for (var bytes :
                new String[] {"", "\r\n", "\r\n\r\n", "P", "PROXYING", "proxy TCP4 ", "\r\n\r\n\0\r\nQUIT\r"}) {
            var input = new Input(new Bytes(bytes + BEHIND, 1));
            assertThat(ProxyHeader.read(input)).isEmpty();
            assertThat(input.await(bytes.length())).isTrue();
            for (var i = 0; i < bytes.length(); i++) {
                assertThat(input.at(i)).isEqualTo((byte) bytes.charAt(i));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("version 1 names the client")
    @CsvSource({
        "TCP4 1.2.3.4 5.6.7.8 80 443,1.2.3.4,80",
        "TCP4 255.255.255.255 0.0.0.0 65535 0,255.255.255.255,65535",
        "TCP6 2001:db8::1 ::1 1 2,2001:db8::1,1",
        "TCP6 ::ffff:1.2.3.4 ::1 1 2,1.2.3.4,1",
    })
    void text(String words, String address, int port) throws IOException {
        for (var size : new int[] {1, 3, 1000}) {
            assertThat(read("PROXY " + words + "\r\n", size))
                    .contains(new InetSocketAddress(InetAddress.getByName(address), port));
        }
    }

    @ParameterizedTest
    @DisplayName("version 1 without a known client keeps the address of the socket")
    @ValueSource(strings = {"UNKNOWN", "UNKNOWN ", "UNKNOWN ffff::1 x y 99999 -1 junk"})
    void unknown(String words) throws IOException {
        assertThat(read("PROXY " + words + "\r\n", 1)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("version 1 of another form is refused")
    @ValueSource(
            strings = {
                "",
                "TCP4",
                "TCP5 1.2.3.4 5.6.7.8 80 443",
                "tcp4 1.2.3.4 5.6.7.8 80 443",
                "TCP4 1.2.3.4 5.6.7.8 80",
                "TCP4 1.2.3.4 5.6.7.8 80 443 ",
                "TCP4  1.2.3.4 5.6.7.8 80 443",
                "TCP4 1.2.3.4 5.6.7.8 80 65536",
                "TCP4 1.2.3.4 5.6.7.8 080 443",
                "TCP4 1.2.3.4 5.6.7.8 +80 443",
                "TCP4 1.2.3.4 5.6.7.8 99999999999 443",
                "TCP4 1.2.3.4 5.6.7.8 \u0661 443",
                "TCP4 01.2.3.4 5.6.7.8 80 443",
                "TCP4 1.2.3 5.6.7.8 80 443",
                "TCP4 ::1 5.6.7.8 80 443",
                "TCP4 1.2.3.4 localhost 80 443",
                "TCP6 1.2.3.4 5.6.7.8 80 443",
                "TCP6 fe80::1%1 ::1 80 443",
                "TCP6 [::1] ::1 80 443",
                "TCP4 1.2.3.4 5.6.7.8 80 443\n",
                "UNKNOWN xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void badText(String words) {
        assertThatThrownBy(() -> read("PROXY " + words + "\r\n", 7)).isInstanceOf(BadMessage.class);
    }

    @Test
    @DisplayName("U-07 version 2 names the client, whatever additions follow, and nothing is lost behind it")
    void binaryAddresses() throws IOException {
        var random = new SplittableRandom(2);
        for (var i = 0; i < 500; i++) {
            var octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            var additions = new byte[random.nextInt(random.nextBoolean() ? 20 : 9000)];
            random.nextBytes(additions);
            var content = latin1(octets) + latin1(octets.clone()) + port(i) + port(443) + latin1(additions);
            var header = binary(0x21, octets.length == 4 ? 0x11 : 0x21, content);
            assertThat(read(header, random.nextInt(1, 5000), random.nextInt(1, 5000)))
                    .contains(new InetSocketAddress(InetAddress.getByAddress(octets), i));
        }
    }

    @Test
    @DisplayName("version 2 that is LOCAL, or speaks of no address, keeps the address of the socket")
    void binaryWithoutAddress() throws IOException {
        var addresses = "\1\2\3\4\5\6\7\10\0\120\1\273";
        assertThat(read(binary(0x20, 0x11, addresses), 1)).isEmpty();
        assertThat(read(binary(0x20, 0x00, ""), 1)).isEmpty();
        assertThat(read(binary(0x20, 0xff, "additions"))).isEmpty();
        for (var family : new int[] {0x00, 0x12, 0x22, 0x31, 0x32}) {
            assertThat(read(binary(0x21, family, addresses))).isEmpty();
        }
    }

    @Test
    @DisplayName("version 2 of another form is refused")
    void badBinary() {
        var addresses = "\1\2\3\4\5\6\7\10\0\120\1\273";
        for (var header : new String[] {
            binary(0x11, 0x11, addresses),
            binary(0x31, 0x11, addresses),
            binary(0x22, 0x11, addresses),
            binary(0x21, 0x10, addresses),
            binary(0x21, 0x41, addresses),
            binary(0x21, 0x11, addresses.substring(1)),
            binary(0x21, 0x21, addresses),
            binary(0x21, 0x11, "x".repeat((16 << 10) + 1))
        }) {
            assertThatThrownBy(() -> read(header)).isInstanceOf(BadMessage.class);
        }
    }

    @Test
    @DisplayName("a header that is cut off anywhere is none, or is refused")
    void cutOff() throws IOException {
        for (var header : new String[] {
            "PROXY TCP4 1.2.3.4 5.6.7.8 80 443\r\n", binary(0x21, 0x11, "\1\2\3\4\5\6\7\10\0\120\1\273")
        }) {
            for (var length = 0; length < header.length(); length++) {
                var input = new Input(new Bytes(header.substring(0, length), 5));
                try {
                    assertThat(ProxyHeader.read(input)).isEmpty();
                    assertThat(input.available()).isEqualTo(length);
                } catch (BadMessage e) {
                    assertThat(e.getMessage()).contains("PROXY header of version");
                }
            }
        }
    }

    @Test
    @DisplayName("damaged headers end in an address, in none or in a refusal, and never in another exception")
    void fuzz() throws IOException {
        var random = new SplittableRandom(Fuzzing.seed(1));
        var seeds = new String[] {
            "PROXY TCP4 1.2.3.4 5.6.7.8 80 443\r\n",
            "PROXY TCP6 2001:db8::1 ::1 80 443\r\n",
            binary(0x21, 0x11, "\1\2\3\4\5\6\7\10\0\120\1\273\1\0\2ab"),
            binary(0x21, 0x21, "0123456789abcdefghijklmnopqrstuvwxyz")
        };
        var refused = 0;
        for (var i = 0; i < ROUNDS; i++) {
            var header = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (var damage = random.nextInt(1, 4); damage > 0; damage--) {
                header.setCharAt(random.nextInt(header.length()), (char) random.nextInt(256));
            }
            try {
                ProxyHeader.read(new Input(new Bytes(header + BEHIND, random.nextInt(1, 40))));
            } catch (BadMessage e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }
}

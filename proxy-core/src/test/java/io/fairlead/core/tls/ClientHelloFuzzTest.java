package io.fairlead.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import io.fairlead.core.http.Input;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Hellos that were damaged on their way: each is read as some hello, or refused; nothing else happens.
class ClientHelloFuzzTest {

    private static final int MOST = 80 << 10;

    @Test
    @DisplayName("T-03 damaged hellos are read or refused")
    void damaged() throws Exception {
        var hello = hello();
        var random = new Random(Fuzzing.seed(7));
        for (var i = 0; i < Fuzzing.inputs(20_000); i++) {
            read(damaged(hello, random));
        }
    }

    @Test
    @DisplayName("T-03 a hello cut off at any byte is refused")
    void cut() throws Exception {
        var hello = hello();
        for (var length = 0; length < hello.length; length++) {
            assertThat(read(Arrays.copyOf(hello, length)))
                    .as("%s bytes", length)
                    .isFalse();
        }
        assertThat(read(hello)).isTrue();
    }

    private static boolean read(byte[] bytes) throws IOException {
        var reader = new HelloReader(new Input(new Recorded(bytes)));
        try {
            var hello = reader.read();
            assertThat(hello.serverName()).matches("[!-~]{0,255}");
            assertThat(reader.records().remaining()).isBetween(9, MOST);
            return true;
        } catch (HelloException | EOFException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] hello, Random random) {
        var bytes = hello.clone();
        for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    var longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private static byte[] hello() throws Exception {
        var engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("a.example")));
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        engine.setSSLParameters(parameters);
        var record = ByteBuffer.allocate(40_000);
        engine.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOf(record.array(), record.position());
    }
}

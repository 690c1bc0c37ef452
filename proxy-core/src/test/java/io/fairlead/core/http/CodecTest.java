package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1",
        "::1,::1",
        "::,::",
        "2001:db8:0:0:1:0:0:1,2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3,1:0:0:2::3",
        "fe80::1%1,fe80::1",
        "1:2:3:4:5:6:0:0,1:2:3:4:5:6::",
        "0:0:3:4:5:6:7:8,::3:4:5:6:7:8",
        "::ffff:10.0.0.1,10.0.0.1",
        "ABCD::EF01,abcd::ef01"
    })
    void addressesAreShort(String address, String text) throws UnknownHostException {
        assertThat(new String(AddressText.of(InetAddress.getByName(address)), StandardCharsets.ISO_8859_1))
                .isEqualTo(text);
    }

    @Test
    void lastSizesOfOutput() throws Exception {
        for (var filled = (32 << 10) - 40; filled <= (32 << 10) + 2; filled++) {
            var peer = new Pieces("", 1);
            var out = new Output(peer);
            out.put("a".repeat(filled).getBytes(StandardCharsets.ISO_8859_1), 0, filled);
            out.number(1234567890L);
            out.crlf();
            var room = out.room(20_000);
            assertThat(room).isPositive();
            assertThat(out.buffer().length - out.size()).isGreaterThanOrEqualTo(room);
            out.buffer()[out.size()] = 'z';
            out.advance(1);
            out.text("b".repeat(40_000));
            out.put('c');
            out.flush();
            assertThat(peer.written()).isEqualTo("a".repeat(filled) + "1234567890\r\nz" + "b".repeat(40_000) + "c");
        }
    }

    @Test
    void deadlineOfZeroNeverEnds() {
        var ended = new boolean[1];
        var deadline = new Deadline(() -> ended[0] = true);
        deadline.within(0);
        deadline.check(System.nanoTime() + (1L << 60));
        assertThat(ended[0]).isFalse();
        deadline.within(1);
        deadline.check(System.nanoTime() + 1000);
        assertThat(ended[0]).isTrue();
        assertThat(deadline.expired()).isTrue();
    }

    @Test
    void aDeadlineWithProgressEndsWhatStandsStill() {
        var ended = new boolean[1];
        var progress = new long[1];
        var deadline = new Deadline(() -> ended[0] = true, () -> progress[0]);
        var start = System.nanoTime();
        deadline.within(1_000_000_000);
        for (var tenths = 1; tenths < 100; tenths++) {
            progress[0]++;
            deadline.check(start + tenths * 500_000_000L);
            assertThat(ended[0]).isFalse();
        }
        deadline.check(start + 50_400_000_000L);
        assertThat(ended[0]).isFalse();
        deadline.check(start + 51_000_000_000L);
        assertThat(ended[0]).isTrue();
    }

    @Test
    void clearedDeadlineNeverEnds() {
        var deadline = new Deadline(() -> {
            throw new AssertionError("ended");
        });
        deadline.within(1);
        deadline.clear();
        deadline.check(System.nanoTime() + (1L << 60));
        assertThat(deadline.expired()).isFalse();
    }
}

package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @DisplayName("H-06 an address is in a range whatever host bits that has, and mapped ones are IPv4")
    @CsvSource({
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.128/25, 10.0.0.128, true",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.4/31, 10.0.0.5, true",
        "10.0.0.4/31, 10.0.0.6, false",
        "0.0.0.0/0, 1.2.3.4, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "::/0, 1.2.3.4, false",
        "::1, ::1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:DB8::/32, 2001:db9::1, false",
        "2001:db8:0:0:1:2:3:4, 2001:db8::1:2:3:4, true",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8, true",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "::ffff:a00:1, 10.0.0.1, true",
        "::ffff:10.0.0.0/104, 10.9.9.9, true",
        "::ffff:10.0.0.0/104, 11.0.0.1, false",
        "::ffff:0:0/90, 10.9.9.9, false",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201, true",
    })
    void ranges(String range, String address, boolean expected) throws UnknownHostException {
        assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.getByName(address)))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("H-06 a mapped peer is its IPv4 address")
    void aMappedPeerIsItsIpv4Address() throws UnknownHostException {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        var peer = Inet6Address.getByAddress("peer", mapped, 0);
        assertThat(peer.getAddress()).hasSize(16);
        assertThat(AddressRange.parse("10.0.0.0/24").orElseThrow().contains(peer))
                .isTrue();
        assertThat(AddressRange.parse("::/0").orElseThrow().contains(peer)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("H-06 what is no address is no range, also with a zone")
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "localhost",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "10.0.0.-1",
                "10.0.0.+1",
                "010.0.0.1",
                "10.0.0.1/",
                "10.0.0.1/33",
                "10.0.0.1/-1",
                "10.0.0.1/08",
                "10.0.0.1/8/8",
                "10.0.0.1 ",
                "1e1.0.0.1",
                "10",
                "\u0661.0.0.1",
                ":",
                ":1",
                "1:",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1%eth0",
                "fe80::1%eth0",
                "fe80::%1/64",
                "example.org/8",
                "[::1]",
                "::1/129",
                "1.2.3.4::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1:2:3:4:5:6:7:8"
            })
    void whatIsNoAddressIsNoRange(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}

package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 1.2.3.4, true",
        "0.0.0.0/0, ::1, false",
        "10.1.2.128/25, 10.1.2.129, true",
        "10.1.2.128/25, 10.1.2.127, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "::1, ::1, true",
        "::/0, 1.2.3.4, false"
    })
    void contains(String range, String address, boolean inside) {
        assertThat(IpRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1.",
                "10.0.0.1/33",
                "10.0.0.1/",
                "10.0.0.1/08",
                "::1/129",
                "localhost",
                "example.org/8",
                "1.2.3.4.5",
                ":::",
                "fe80::1%eth0",
                "٣.0.0.1"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> IpRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "':80', '', 80",
        "':0', '', 0",
        "'127.0.0.1:8080', '127.0.0.1', 8080",
        "'[::1]:443/tcp', '::1', 443",
        "'localhost:65535', 'localhost', 65535",
        "'[::]:80', '::', 80",
        "':80/tcp', '', 80"
    })
    void reads(String text, String host, int port) {
        assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                ":",
                ":http",
                ":65536",
                ":-1",
                "::1:80",
                "a b:80",
                ":80/",
                ":80/sctp",
                "http://a:80",
                ":٣",
                "[a:80"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatUdpIsNotThereYet() {
        assertThatThrownBy(() -> ListenAddress.parse(":53/udp")).hasMessageContaining("does not have /udp yet");
    }
}

package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest(name = "B-10 {0} is an address where a name belongs: {1}")
    @CsvSource({
        "example.org, false",
        "example.org., false",
        "localhost, false",
        "a., false",
        "4you.example.org, false",
        "db_1.example.org, false",
        "example.4you, true",
        "127.1, true",
        "0x7f000001, true",
        "127.0.0.1, true",
        "169.254.169.254, true",
        "2001:db8::1, true"
    })
    void addresses(String name, boolean address) throws RefusedException {
        assertThat(ServerUrl.named("http", name, 80).external()).isEqualTo(address);
    }

    @ParameterizedTest(name = "K-06 {0} is no server")
    @ValueSource(strings = {"", "a@b", "a,b", "%41", "a b", "a/b", "a?b", "a#b", "_@1", "1:", "[::1]"})
    void refused(String name) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ServerUrl.named("http", name, 80));
    }

    @ParameterizedTest(name = "K-06 {0} is a server or is refused, and nothing else")
    @ValueSource(strings = {"", ".", "..", "127.0.0.1.", "-", "a..b", "%", "[", "::", "a b", "1."})
    void hostile(String name) {
        try {
            assertThat(ServerUrl.named("http", name, 80).url().getRawAuthority())
                    .endsWith(":80");
        } catch (RefusedException e) {
            assertThat(e).isNotNull();
        }
    }
}

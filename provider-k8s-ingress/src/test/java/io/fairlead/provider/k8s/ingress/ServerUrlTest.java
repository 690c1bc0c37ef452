package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

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
        "127.0.0.1, true",
        "169.254.169.254, true",
        "2001:db8::1, true"
    })
    void addresses(String name, boolean address) throws RefusedException {
        assertThat(ServerUrl.named("http", name, 80).external()).isEqualTo(address);
    }

    @ParameterizedTest(name = "K-06 {0} is a server or is refused, and nothing else")
    @ValueSource(strings = {"", ".", "..", "127.0.0.1.", "-", "a..b", "%", "[", "::", "a b", "1."})
    void hostile(String name) {
        try {
            assertThat(ServerUrl.named("http", name, 80).url().getPort()).isEqualTo(80);
        } catch (RefusedException e) {
            assertThat(e).isNotNull();
        }
    }
}

package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a server")
class ServerAddressTest {

    @Test
    @DisplayName("is read from names, addresses and names with an underscore")
    void reads() {
        assertThat(of("http://app.example:8080/path"))
                .isEqualTo(new ServerAddress("app.example", 8080, "app.example:8080"));
        assertThat(of("http://my_svc")).isEqualTo(new ServerAddress("my_svc", 80, "my_svc"));
        assertThat(of("http://[fd00::1]:81")).isEqualTo(new ServerAddress("fd00::1", 81, "[fd00::1]:81"));
        assertThat(of("http://user:secret@a:1")).isEqualTo(new ServerAddress("a", 1, "a:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///path", "http://a:99999", "http://a:0", "http://a:", "http://:80", "http:a"})
    @DisplayName("is refused when the service is built, not when a request comes")
    void refuses(String url) {
        assertThatThrownBy(() -> of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    @DisplayName("never shows user information in an error")
    void hidesSecrets() {
        assertThatThrownBy(() -> of("http://user:secret@a:99999")).hasMessageNotContaining("secret");
    }

    private static ServerAddress of(String url) {
        return ServerAddress.of(URI.create(url));
    }
}

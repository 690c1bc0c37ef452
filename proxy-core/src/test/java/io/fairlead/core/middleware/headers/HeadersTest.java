package io.fairlead.core.middleware.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.NoContext;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private final Request request = Request.of("GET", "http://example.org/");
    private final Response response = Response.of(200);

    @Test
    void setsAndRemovesFieldsOfTheRequest() {
        request.headers().add("X-Old", "1");
        request.headers().add("X-Gone", "1");
        request.headers().add("x-gone", "2");

        handle(Map.of("X-Old", "2", "X-New", "3", "X-Gone", "", "X-Never", ""), Map.of());

        assertThat(request.headers().all("X-Old")).containsExactly("2");
        assertThat(request.headers().all("X-New")).containsExactly("3");
        assertThat(request.headers().size()).isEqualTo(2);
    }

    @Test
    void setsAndRemovesFieldsOfTheResponse() {
        response.headers().add("Server", "secret/1.0");

        handle(Map.of(), Map.of("server", "", "X-Frame-Options", "DENY"));

        assertThat(response.headers().contains("Server")).isFalse();
        assertThat(response.headers().first("X-Frame-Options")).contains("DENY");
    }

    @Test
    void hostReplacesTheAuthority() {
        handle(Map.of("host", "inner.test:8080"), Map.of());

        assertThat(request.authority()).isEqualTo("inner.test:8080");
        assertThat(request.headers().size()).isZero();
    }

    @Test
    void anEmptyHostChangesNothing() {
        handle(Map.of("Host", "", "X-A", "1"), Map.of());

        assertThat(request.authority()).isEqualTo("example.org");
    }

    @Test
    void anEmptyForwardedForStaysAsAMarkThatForbidsToAppend() {
        request.headers().add("X-Forwarded-For", "192.0.2.1");

        handle(Map.of("x-forwarded-for", ""), Map.of());

        assertThat(request.headers().all("X-Forwarded-For")).containsExactly("");
    }

    @Test
    void aForwardedForThatIsSetIsAFieldLikeAnyOther() {
        handle(Map.of("X-Forwarded-For", "192.0.2.9"), Map.of());

        assertThat(request.headers().all("X-Forwarded-For")).containsExactly("192.0.2.9");
    }

    @Test
    void textGoesOverTheWireInUtf8() {
        handle(Map.of("X-Name", "\u00e9"), Map.of());

        assertThat(request.headers().first("X-Name")).contains("\u00c3\u00a9");
    }

    @ParameterizedTest
    @DisplayName("H-10 values are checked when the configuration is built")
    @ValueSource(strings = {"a\r\nB: c", "a\nb", "a\u0000b", "a\u007fb"})
    void refusesControlCharacters(String value) {
        assertThatThrownBy(() -> create(Map.of(), Map.of("X-Bad", value)))
                .hasMessageStartingWith("customResponseHeaders: ")
                .hasMessageContaining("X-Bad")
                .message()
                .doesNotContain(value);
        assertThatThrownBy(() -> create(Map.of("X-Bad", value), Map.of()))
                .hasMessageStartingWith("customRequestHeaders: ");
        assertThatThrownBy(() -> create(Map.of("Host", value), Map.of())).hasMessageContaining("Host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\n"})
    void refusesNamesThatAreNoTokens(String name) {
        assertThatThrownBy(() -> create(Map.of(name, "x"), Map.of())).hasMessageContaining("not a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding"})
    void refusesFieldsThatFrameTheMessage(String name) {
        assertThatThrownBy(() -> create(Map.of(name, ""), Map.of())).hasMessageContaining(name);
    }

    @Test
    void refusesABlockInWhichNothingIsSet() {
        assertThatThrownBy(() -> create(Map.of(), Map.of())).hasMessageContaining("customRequestHeaders");
    }

    private void handle(Map<String, String> onRequest, Map<String, String> onResponse) {
        var answered = create(onRequest, onResponse).handle(request, _ -> response);
        assertThat(answered).isSameAs(response);
    }

    private static Middleware create(Map<String, String> onRequest, Map<String, String> onResponse) {
        return new HeadersFactory().create(new HeadersFactory.Config(onRequest, onResponse), new NoContext());
    }
}

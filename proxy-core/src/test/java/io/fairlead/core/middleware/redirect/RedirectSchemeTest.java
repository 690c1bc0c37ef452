package io.fairlead.core.middleware.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.NoContext;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectSchemeTest {

    private static final int PASSED = 299;

    @ParameterizedTest(name = "{0} to {1} port {2} is {3}")
    @CsvSource({
        "http://a.test/x?y=1, https, '', https://a.test/x?y=1",
        "http://a.test/x?, https, '', https://a.test/x?",
        "http://a.test/, https, 443, https://a.test/",
        "http://a.test/, https, 8443, https://a.test:8443/",
        "http://a.test:8080/, https, '', https://a.test/",
        "https://a.test/, http, 80, http://a.test/",
        "https://a.test/, https, 8443, https://a.test:8443/",
        "http://[::1]:8080/, https, '', https://[::1]/",
        "http://[::1]/, https, 8443, https://[::1]:8443/"
    })
    void redirects(String asked, String scheme, String port, String location) {
        var response = handle(Request.of("GET", asked), scheme, port, false);

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers().all("Location")).containsExactly(location);
    }

    @ParameterizedTest(name = "{0} permanent={1} is {2} {3}")
    @CsvSource({
        "GET, false, 302, Found",
        "HEAD, false, 307, Temporary Redirect",
        "POST, false, 307, Temporary Redirect",
        "GET, true, 301, Moved Permanently",
        "POST, true, 308, Permanent Redirect"
    })
    void answersWithTheStatusOfTheMethod(String method, boolean permanent, int status, String text) throws IOException {
        var response = handle(Request.of(method, "http://a.test/"), "https", "", permanent);

        assertThat(response.status()).isEqualTo(status);
        assertThat(new String(response.body().stream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(text);
        assertThat(response.headers().contains("Content-Type")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.test/", "https://a.test:443/"})
    void passesWhatIsThereAlready(String asked) {
        assertThat(handle(Request.of("GET", asked), "https", "", false).status())
                .isEqualTo(PASSED);
    }

    @ParameterizedTest(name = "X-Forwarded-Proto: {0}")
    @ValueSource(strings = {"https", "wss"})
    void believesWhatABalancerSaysOfTheClient(String proto) {
        var request = Request.of("GET", "http://a.test/");
        request.headers().set("X-Forwarded-Proto", proto);

        assertThat(handle(request, "https", "", false).status()).isEqualTo(PASSED);
    }

    @Test
    void aWebSocketHandshakeCountsAsHttp() {
        var request = Request.of("GET", "http://a.test/");
        request.headers().set("X-Forwarded-Proto", "ws");

        assertThat(handle(request, "http", "", false).status()).isEqualTo(PASSED);
    }

    @Test
    @DisplayName("P-07 a path of two slashes stays behind the host")
    void keepsDoubleSlashesBehindTheHost() {
        var response = handle(Request.of("GET", "http://a.test//evil.test/.."), "https", "", false);

        assertThat(response.headers().first("Location")).contains("https://a.test//evil.test/..");
    }

    @Test
    void refusesARequestWithoutHost() {
        var request = Request.of("GET", "http://a.test/");
        request.authority("");

        assertThat(handle(request, "https", "", false).status()).isEqualTo(400);
    }

    @Test
    void redirectsTheWholeServer() {
        var request = Request.of("OPTIONS", "http://a.test/");
        request.path("*");

        assertThat(handle(request, "https", "", false).headers().first("Location"))
                .contains("https://a.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1http", "ht tp", "https://", "\u017Fcheme"})
    void refusesWhatIsNoScheme(String scheme) {
        assertThatThrownBy(() -> handle(Request.of("GET", "http://a.test/"), scheme, "", false))
                .hasMessageStartingWith("scheme: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "+80", "8o", "123456", "\u0661"})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(() -> handle(Request.of("GET", "http://a.test/"), "https", port, false))
                .hasMessageStartingWith("port: ");
    }

    private static Response handle(Request request, String scheme, String port, boolean permanent) {
        var config = new RedirectSchemeFactory.Config(scheme, Optional.of(port), permanent);
        return new RedirectSchemeFactory()
                .create(config, new NoContext())
                .handle(request, _ -> Response.of(PASSED, Response.Origin.SERVER));
    }
}

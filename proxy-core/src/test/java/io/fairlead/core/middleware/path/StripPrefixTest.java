package io.fairlead.core.middleware.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.NoContext;
import io.fairlead.core.rule.CanonicalPath;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripPrefixTest {

    @ParameterizedTest(name = "{1} without {0} is {2}")
    @CsvSource({
        "/api, /api/x, /x",
        "/api, /api, ''",
        "/api, /api/, /",
        "/api, /apix, /x",
        "/api/, /api/x, /x",
        "/api, /API/x, /API/x",
        "/api, /x/api, /x/api",
        "/a b, /a%20b/x, /x",
        "/a%20b, /a%20b/x, /x",
        "/é, /%C3%A9/x, /x",
        "/a%2fb, /a%2Fb/x, /x",
        "/a/b, /a%2Fb/x, /a%2Fb/x"
    })
    void takesThePrefixAway(String prefix, String path, String expected) {
        assertThat(strip(List.of(prefix), path).path()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} without /api is {1}")
    @CsvSource({"/api, /", "/api/, /", "/api/x, /x", "/apix, /x"})
    void leavesASlashWhenForced(String path, String expected) {
        var request = Request.of("GET", "http://example.org" + path);
        var config = new StripPrefixFactory.Config(List.of("/api"), true);

        new StripPrefixFactory().create(config, new NoContext()).handle(request, _ -> Response.of(200));

        assertThat(request.path()).isEqualTo(expected);
    }

    @Test
    void takesTheFirstPrefixThatFits() {
        var request = strip(List.of("/none", "/a", "/a/b"), "/a/b/c");

        assertThat(request.path()).isEqualTo("/b/c");
        assertThat(request.headers().all("X-Forwarded-Prefix")).containsExactly("/a");
    }

    @Test
    void addsThePrefixToThoseThatWereTakenBefore() {
        var request = Request.of("GET", "http://example.org/b/c");
        request.headers().add("X-Forwarded-Prefix", "/a");

        strip(List.of("/b"), request);

        assertThat(request.headers().all("X-Forwarded-Prefix")).containsExactly("/a", "/b");
    }

    @Test
    void leavesARequestAloneThatDoesNotFit() {
        var request = strip(List.of("/api"), "/other");

        assertThat(request.path()).isEqualTo("/other");
        assertThat(request.headers().size()).isZero();
    }

    @ParameterizedTest
    @DisplayName("P-04 what would climb out of the prefix is not canonical any more")
    @ValueSource(strings = {"/api../x", "/api./x", "/api.."})
    void leavesWhatClimbsOutForTheForwarderToRefuse(String path) {
        var result = strip(List.of("/api"), path).path();

        assertThat(CanonicalPath.of(result, true)).isNotEqualTo(result);
    }

    @Test
    void refusesAnEmptyPrefix() {
        assertThatThrownBy(() -> strip(List.of(""), "/x")).hasMessageStartingWith("prefixes: ");
    }

    private static Request strip(List<String> prefixes, String path) {
        return strip(prefixes, Request.of("GET", "http://example.org" + path));
    }

    private static Request strip(List<String> prefixes, Request request) {
        var config = new StripPrefixFactory.Config(prefixes, false);
        new StripPrefixFactory().create(config, new NoContext()).handle(request, _ -> Response.of(200));
        return request;
    }
}

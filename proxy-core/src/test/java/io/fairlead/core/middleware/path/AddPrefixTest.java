package io.fairlead.core.middleware.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.NoContext;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddPrefixTest {

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "/v1, /x, /v1/x",
        "/v1, /, /v1/",
        "v1, /x, /v1/x",
        "/v1/, /x, /v1/x",
        "/, /x, /x",
        "/a b, /x, /a%20b/x",
        "/a%20b, /x, /a%20b/x",
        "/%61%2f, /x, /a%2F/x",
        "/é, /%2F, /%C3%A9/%2F",
        "/50%, /x, /50%25/x",
        "/a?b#c, /x, /a%3Fb%23c/x"
    })
    void putsThePrefixInFrontInItsCanonicalForm(String prefix, String path, String expected) {
        assertThat(pathAfter(prefix, path)).isEqualTo(expected);
    }

    @Test
    void leavesDotSegmentsForTheForwarderToRefuse() {
        assertThat(pathAfter("/a/..", "/x")).isEqualTo("/a/../x");
    }

    @Test
    void leavesTheAsteriskAlone() {
        var request = Request.of("OPTIONS", "http://example.org/");
        request.path("*");

        assertThat(pathAfter("/v1", request)).isEqualTo("*");
    }

    @Test
    void isTheWholePathWhereNothingIsLeft() {
        var request = Request.of("GET", "http://example.org/");
        request.path("");

        assertThat(pathAfter("/v1", request)).isEqualTo("/v1");
    }

    @Test
    void refusesAnEmptyPrefix() {
        assertThatThrownBy(() -> pathAfter("", "/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prefix: ");
    }

    private static String pathAfter(String prefix, String path) {
        return pathAfter(prefix, Request.of("GET", "http://example.org" + path));
    }

    private static String pathAfter(String prefix, Request request) {
        var seen = new AtomicReference<String>();
        var middleware = new AddPrefixFactory().create(new AddPrefixFactory.Config(prefix), new NoContext());
        middleware.handle(request, passed -> {
            seen.set(passed.path());
            return Response.of(200);
        });
        return seen.get();
    }
}

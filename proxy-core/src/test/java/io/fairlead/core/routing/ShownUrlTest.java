package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://user:pw@host, http://xxxx@host",
        "http://user@host:80/p?q, http://xxxx@host:80/p?q",
        "http://a@b:c@host/x@y, http://xxxx@host/x@y",
        "//user:pw@host/, //xxxx@host/",
        "http://@host, http://@host",
        "http://host/@x, http://host/@x",
        "http://host?a@b, http://host?a@b",
        "http://host#a@b, http://host#a@b",
        "http://, http://",
        "//, //",
        "user@host, user@host",
        "'', ''"
    })
    void masksUserInformation(String url, String shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown);
    }
}

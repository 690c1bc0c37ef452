package io.fairlead.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StickyCookieTest {

    private static final String URL = "http://10.10.0.1:8080";

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
        "testing-service1-80@kubernetes, _7583d",
        "prod-web-80@kubernetes, _8455e",
    })
    void aNameFollowsFromTheFullNameOfTheService(String service, String name) {
        assertThat(cookie(Map.of(), service).name()).isEqualTo(name);
        assertThat(cookie(Map.of("name", ""), service).name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "session, session",
                "my cookie;x=1, my_cookie_x_1",
                "a!#$%&'*+-.^`|~z9Z, a!#$%&'*+-.^`|~z9Z",
                "a\"b\\c/d@e(f), a_b_c_d_e_f_",
                "séß𝄞, s___",
                "_, _",
            })
    void aChosenNameIsMadeFit(String chosen, String name) {
        assertThat(cookie(Map.of("name", chosen), "s@file").name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "path, /, ; Path=/",
        "path, '', ''",
        "path, /shop, ; Path=/shop",
        "path, /é;x, ; Path=/x",
        "secure, true, ; Path=/; Secure",
        "httpOnly, true, ; Path=/; HttpOnly",
        "sameSite, none, ; Path=/; SameSite=None",
        "sameSite, LAX, ; Path=/; SameSite=Lax",
        "sameSite, sTRict, ; Path=/; SameSite=Strict",
        "sameSite, odd, ; Path=/",
        "maxAge, 5, ; Path=/; Max-Age=5",
        "maxAge, -1, ; Path=/; Max-Age=0",
        "maxAge, 3153600000, ; Path=/; Max-Age=3153600000",
        "maxAge, 0, ; Path=/",
        "domain, shop.test, ; Path=/; Domain=shop.test",
        "domain, .shop.test, ; Path=/; Domain=shop.test",
        "domain, a..b, ; Path=/",
        "domain, a b, ; Path=/",
    })
    void attributes(String key, String value, String attributes) {
        assertThat(cookie(Map.of(key, value), "s@file").attributes()).isEqualTo(attributes);
    }

    @Test
    void allAttributesTogether() {
        var all = Map.<String, Object>of(
                "name",
                "n",
                "secure",
                true,
                "httpOnly",
                true,
                "sameSite",
                "lax",
                "maxAge",
                60,
                "path",
                "/p",
                "domain",
                "d.test");
        assertThat(cookie(all, "s@file").toServer(URL))
                .isEqualTo("n=99b1a8a9078f97df; Path=/p; Domain=d.test; Max-Age=60; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    @DisplayName("H-10 no value can end the line")
    void noLineBreaks() {
        var hostile = "a\r\nSet-Cookie: evil=1";
        var cookie =
                cookie(Map.of("name", hostile, "path", "/" + hostile, "domain", hostile, "sameSite", hostile), "s");
        assertThat(cookie.toServer(URL)).doesNotContain("\r", "\n", "; evil");
    }

    @Test
    @DisplayName("A-09 a cookie that no browser would keep is refused")
    void tooLong() {
        assertThatThrownBy(() -> cookie(Map.of("path", "/" + "x".repeat(4096)), "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("loadBalancer.sticky.cookie: found a cookie of 41");
    }

    @Test
    void valuesOfAllGenerations() {
        assertThat(ServerMark.of(URL)).isEqualTo("99b1a8a9078f97df");
        assertThat(ServerMark.former(URL))
                .containsExactly(URL, "e4443df40a44d928", "b180f56c9287fbf6", "85142c92bf539826");
    }

    private static StickyCookie cookie(Map<String, ?> options, String service) {
        return StickyCookie.of(RecordBinder.bind(ServiceConfig.Cookie.class, options, ""), service);
    }
}

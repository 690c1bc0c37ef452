package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may have which priority.
class PrioritiesTest {

    private final Gateway gateway = new Gateway();

    @Test
    void thePriorityIsTheLengthOfTheRuleInBytes() {
        gateway.route("shop@file", "PathPrefix(`/\u00e9`)");
        gateway.apply();

        assertThat(gateway.router("shop@file").priority()).isEqualTo(17);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            Host(`example.org`)                                        ; 19
            Path("/a")                                                 ; 10
            PathPrefix("/")                                            ; 15
            Path("/bar")                                               ; 12
            PathPrefix("/bar")                                         ; 18
            (Path("/bar") || PathPrefix("/bar/"))                      ; 37
            Host("a.example.com")                                      ; 21
            Host("*.example.com")                                      ; 21
            Host("a.io") && PathPrefix("/")                            ; 31
            PathPrefix("/a/very/long/path/indeed")                     ; 38
            Host("shop.example.com") && PathPrefix("/api")             ; 46
            Host("shop.example.com") && PathPrefix("/")                ; 43
            Host("whoami.test") && PathPrefix("/whoami")               ; 44
            Host("whoami.test.https") && PathPrefix("/whoami")         ; 50
            Host("whoami.test.keep") && PathPrefix("/keep")            ; 47
            Host("*.foobar.com") && PathPrefix("/bar")                 ; 42
            HostRegexp(`^[a-zA-Z0-9-]+\\.foobar\\.com$`) && PathPrefix(`/bar`) ; 64
            Path("/a\\"b\\\\")                                           ; 15
            """)
    void lengthsOfKnownRules(String rule, long length) {
        gateway.route("shop@file", rule);
        gateway.apply();

        assertThat(gateway.router("shop@file").priority()).isEqualTo(length);
    }

    @Test
    void lengthOfAWildcardOfTraefik2() {
        gateway.route("shop@file", "HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.foobar.com`) && PathPrefix(`/bar`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withRuleSyntax("v2"));
        gateway.apply();

        assertThat(gateway.router("shop@file").priority()).isEqualTo(72);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"9223372036854774807, ENABLED", "9223372036854774808, DISABLED", "-5, ENABLED"})
    void prioritiesAboveTheRangeOfUsersDisable(long priority, Status status) {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withPriority(priority));

        gateway.apply();

        assertThat(gateway.router("shop@file").status()).isEqualTo(status);
        assertThat(gateway.router("shop@file").priority()).isEqualTo(priority);
    }

    @Test
    void internalRoutersMayHaveTheHighestPriority() {
        gateway.routers.put(
                "ping@internal", RouterConfig.of("PathPrefix(`/ping`)", "ping").withPriority(Long.MAX_VALUE));
        gateway.apply();

        assertThat(gateway.get("/ping")).isEqualTo("200");
    }
}

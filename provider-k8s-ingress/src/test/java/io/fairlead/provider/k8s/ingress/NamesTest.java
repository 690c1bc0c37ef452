package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a_b//c                                    | a-b-c
            -x.                                       | x
            *.foobar.com                              | foobar-com
            é/ß                                       | é-ß
            default-test.ingress-whoami.test/whoami   | default-test-ingress-whoami-test-whoami
            testing--*.foobar.com/bar                 | testing-foobar-com-bar
            default-app-/                             | default-app
            testing-example.com-/bar                  | testing-example-com-bar
            default-whoami-keep-route-whoami.test.keep/keep | default-whoami-keep-route-whoami-test-keep-keep
            x²-Ⅷ-٣                                     | x²-Ⅷ-٣
            """)
    void normalizes(String text, String name) {
        assertThat(NormalizedName.of(text)).isEqualTo(name);
    }

    /// Some are of rules as Traefik 2 quotes them, which we never write: the hash is of the text all the same.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            PathPrefix("/foo/bar")                    ; 930f0e8b221e60bc7ab7
            PathPrefix("/foo-bar")                    ; 207cc2245cb31ba18e29
            Host("bar") && PathPrefix("/bar")         ; 605945111a3c9f84dc65
            Host("*.bar") && PathPrefix("/bar")       ; 41871576e140babe40bd
            PathPrefix(`/foo/bar`)                    ; d0b30949e54d6a7515ca
            PathPrefix(`/foo-bar`)                    ; dcd54bae39a6d7557f48
            HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.bar`) && PathPrefix(`/bar`) ; 3be6cfd7daba66cf2fdd
            """)
    void hashesRules(String rule, String hash) {
        assertThat(RuleHash.of(rule)).isEqualTo(hash);
    }

    @Test
    void quotesAsGoDoes() {
        assertThat(GoString.quote("a\"b\\c\u0007\b\f\n\r\t\u000b\u0000\u007f"))
                .isEqualTo("\"a\\\"b\\\\c\\a\\b\\f\\n\\r\\t\\v\\x00\\x7f\"");
        assertThat(GoString.quote("é ß ⌘ \ud83d\ude00`'")).isEqualTo("\"é ß ⌘ \ud83d\ude00`'\"");
        assertThat(GoString.quote("\u0085\u00a0\u200b\ufeff\ud800\udb40\udc01"))
                .isEqualTo("\"\\u0085\\u00a0\\u200b\\ufeff\\ufffd\\U000e0001\"");
    }

    @Test
    void writesWildcardsOfTheOldSyntaxAsExpressions() {
        assertThat(new RuleText(true, false).of("*.b.c", "/x", "Path"))
                .isEqualTo("HostRegexp(\"{subdomain:[a-zA-Z0-9-]+}.b.c\") && Path(\"/x\")");
        assertThat(new RuleText(false, false).of("*.b.c", "", "Path")).isEqualTo("Host(\"*.b.c\")");
    }
}

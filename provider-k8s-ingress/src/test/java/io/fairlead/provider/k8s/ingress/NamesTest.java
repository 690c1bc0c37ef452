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
            x²-Ⅷ-٣                                     | x²-Ⅷ-٣
            """)
    void normalizes(String text, String name) {
        assertThat(NormalizedName.of(text)).isEqualTo(name);
    }

    @Test
    void hashesRules() {
        assertThat(RuleHash.of("PathPrefix(\"/foo/bar\")")).isEqualTo("930f0e8b221e60bc7ab7");
        assertThat(RuleHash.of("Host(\"*.bar\") && PathPrefix(\"/bar\")")).isEqualTo("41871576e140babe40bd");
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

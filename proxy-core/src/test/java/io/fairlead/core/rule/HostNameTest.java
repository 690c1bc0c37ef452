package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @DisplayName("P-06 the host in canonical form")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A.test.,a.test",
                "a.test:8080,a.test",
                "A.Test.:8080,a.test",
                "a.test:,a.test",
                "a..,a.",
                "' \ta.test:80 \t',a.test",
                "[::1]:80,::1",
                "[::1],::1",
                "[2001:DB8::1]:443,2001:db8::1",
                "::1,::1",
                "a:b:c,a:b:c",
                "[::1,[::1",
                "[::1]x,[::1]x",
                ":80,''",
                ".,''",
                "'',''",
                "XN--BCHER-KVA.test,xn--bcher-kva.test",
                "\u212a.TEST,\u212a.test",
                "\u00c9.test,\u00c9.test",
            })
    void canonicalForm(String authority, String expected) {
        assertThat(HostName.of(authority)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.test", "::1", "", "xn--bcher-kva.test"})
    void whatIsCanonicalIsTheSameString(String host) {
        assertThat(HostName.of(host)).isSameAs(host);
    }
}

package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTest {

    @ParameterizedTest
    @CsvSource({
        "Host(`a.test`), a.test, true",
        "Host(`A.Test.`), a.test, true",
        "Host(`a.test`), b.test, false",
        "Host(`a.test`), '', false",
        "Host(`*.example.com`), a.example.com, true",
        "Host(`*.Example.com.`), a.example.com, true",
        "Host(`*.example.com`), a_b~.example.com, true",
        "Host(`*.example.com`), example.com, false",
        "Host(`*.example.com`), a.b.example.com, false",
        "Host(`*.example.com`), .example.com, false",
        "Host(`*.example.com`), '', false",
        "Host(`a.*.com`), a.b.com, false",
        "Host(`*`), a.test, true",
        "Host(`*`), '', true",
        "HostRegexp(`^[a-z]+\\.test$`), a.test, true",
        "HostRegexp(`^[a-z]+\\.test$`), a1.test, false",
        "HostRegexp(`test`), a.test.b, true",
    })
    void hosts(String rule, String host, boolean expected) {
        assertThat(compile(rule).matches(SampleInput.of(host, "/"))).isEqualTo(expected);
    }

    @Test
    @DisplayName("P-06 letters outside ASCII are not folded")
    void lettersOutsideAsciiAreNotFolded() {
        assertThat(compile("Host(`k.test`)").matches(SampleInput.of(HostName.of("\u212a.test"), "/")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Path(`/css`), /css, true",
        "Path(`/css`), /css/, false",
        "Path(`/css`), /CSS, false",
        "PathPrefix(`/foo`), /foo, true",
        "PathPrefix(`/foo`), /foobar, true",
        "PathPrefix(`/foo/`), /foo, false",
        "PathPrefix(`/foo bar`), /foo%20bar, true",
        "PathPrefix(`/foo/bar`), /foo%2Fbar, false",
        "Path(`/{id}`), /%7Bid%7D, true",
        "Path(`/caf\u00e9`), /caf%C3%A9, true",
        "Path(`/caf\u00e9`), /caf%E9, false",
        "PathRegexp(`caf.$`), /caf%C3%A9, true",
        "PathRegexp(`v[0-9]+/`), /public/v12/x, true",
        "PathRegexp(`^/admin$`), /admin%0A, false",
        "PathRegexp(`^/a.b$`), /a%0Db, true",
        "PathRegexp(`^/a.b$`), /a%FFb, true",
    })
    void paths(String rule, String encodedPath, boolean expected) {
        assertThat(compile(rule).matches(SampleInput.of("a", RoutingPath.of(encodedPath))))
                .isEqualTo(expected);
    }

    @Test
    void strictPrefixesFollowThePathElements() {
        var matcher = compile("(Path(\"/foo\") || PathPrefix(\"/foo/\"))");
        assertThat(matcher.matches(SampleInput.of("a", "/foo"))).isTrue();
        assertThat(matcher.matches(SampleInput.of("a", "/foo/"))).isTrue();
        assertThat(matcher.matches(SampleInput.of("a", "/foo/x"))).isTrue();
        assertThat(matcher.matches(SampleInput.of("a", "/foobar"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Header(`X-Mode`, `blue`)', true",
        "'Header(`x-mode`, `green, red`)', true",
        "'Header(`X-Mode`, `green`)', false",
        "'Header(`X-Mode`, `Blue`)', false",
        "'Header(`X-Other`, `blue`)', false",
        "'Header(`X-Name`, `Zo\u00eb`)', true",
        "'HeaderRegexp(`X-Mode`, `^gr.*red$`)', true",
        "'HeaderRegexp(`X-Mode`, `yellow`)', false",
        "'HeaderRegexp(`X-Name`, `^Zo.$`)', true",
        "'HeaderRegexp(`X-Empty`, `^$`)', true",
    })
    void headers(String rule, boolean expected) {
        var input = SampleInput.of("a", "/")
                .withHeader("x-MODE", "green, red")
                .withHeader("X-Mode", "blue")
                .withHeader("X-Name", "Zo\u00c3\u00ab")
                .withHeader("X-Empty", "");
        assertThat(compile(rule).matches(input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Query(`m`), m, true",
        "Query(`m`), m=, true",
        "Query(`m`), m=1, false",
        "Query(`m`), m=1&m, true",
        "Query(`m`), '', false",
        "Query(`m`), mm=, false",
        "Query(`m`), M=, false",
        "'Query(`m`, `1`)', a=1&m=2&m=1, true",
        "'Query(`m`, `1`)', a=1;m=1, true",
        "'Query(`m`, `1`)', m=11, false",
        "'Query(`m`, `1`)', &&m=1&, true",
        "'Query(`m`, `x y`)', m=x+y, true",
        "'Query(`m`, `x y`)', m=x%20y, true",
        "'Query(`m`, `x+y`)', m=x%2by, true",
        "'Query(`m`, `a=b`)', m=a=b, true",
        "'Query(`m`, `a&b`)', m=a%26b, true",
        "'Query(`x y`, `1`)', x+y=1, true",
        "'Query(`m`, `\u00e9`)', m=%C3%A9, true",
        "'Query(`m`, `1`)', m=1%, false",
        "'Query(`m`, `1`)', m=1%4, false",
        "'Query(`m`, `1`)', m=%zz&m=1, true",
        "'Query(`m`, `1`)', m%=1, false",
        "'QueryRegexp(`m`, `^[0-9]+$`)', m=a&m=12, true",
        "'QueryRegexp(`m`, `^[0-9]+$`)', m=12%, false",
        "'QueryRegexp(`m`, `^.$`)', m=%C3%A9, true",
        "'QueryRegexp(`m`, `^$`)', m, true",
        "QueryRegexp(`m`), m=, true",
        "QueryRegexp(`m`), m=1, false",
    })
    void queries(String rule, String query, boolean expected) {
        assertThat(compile(rule).matches(SampleInput.of("a", "/").withQuery(query)))
                .isEqualTo(expected);
    }

    @Test
    void methods() {
        assertThat(compile("Method(`post`)").matches(SampleInput.of("a", "/").withMethod("POST")))
                .isTrue();
        assertThat(compile("Method(`POST`)").matches(SampleInput.of("a", "/").withMethod("post")))
                .isFalse();
    }

    @Test
    void combinations() {
        var matcher = compile("!(Host(`a`) && Path(`/x`)) && (Method(`GET`) || Query(`q`))");
        assertThat(matcher.matches(SampleInput.of("a", "/y"))).isTrue();
        assertThat(matcher.matches(SampleInput.of("a", "/x"))).isFalse();
        assertThat(matcher.matches(SampleInput.of("b", "/x").withMethod("PUT").withQuery("q")))
                .isTrue();
        assertThat(matcher.matches(SampleInput.of("b", "/x").withMethod("PUT"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host(`b\u00fccher.test`)",
                "Host(`*.b\u00fccher.test`)",
                "Host(`.`)",
                "Host(`*.`)",
                "Path(`a`)",
                "PathPrefix(`a/`)",
                "PathPrefix(`^/a`)",
                "PathRegexp(`(`)",
                "HostRegexp(`*`)",
                "HeaderRegexp(`X`, `[`)",
                "QueryRegexp(`q`, `a**`)",
                "ClientIP(`localhost`)",
                "ClientIP(`10.0.0.0/33`)",
            })
    void argumentsOfTheWrongKindAreRefused(String rule) {
        var parsed = RuleParser.parse(rule);
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> RuleCompiler.compile(parsed))
                .satisfies(error -> {
                    assertThat(error.column()).isEmpty();
                    assertThat(error.found()).isEqualTo(RulePrinter.print(parsed));
                    assertThat(error.expected()).isNotBlank();
                });
    }

    private static Matcher compile(String rule) {
        return RuleCompiler.compile(RuleParser.parse(rule));
    }
}

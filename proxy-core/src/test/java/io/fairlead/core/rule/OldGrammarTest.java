package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.fairlead.core.Fuzzing;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of the syntax `v2`.
class OldGrammarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host(`a.test`) | a.test | true",
                "Host(`A.Test.`) | a.test | true",
                "Host(`a.test`, `b.test`) | b.test | true",
                "Host(`a.test`, `b.test`) | c.test | false",
                "Host(`a.test`) | '' | false",
                "Host(`*.test`) | a.test | false",
                "Host(`*.test`) | *.test | true",
                "Host(`*`) | a.test | false",
                "HostHeader(`a.test`, `b.test`) | b.test | true",
                "HostHeader(`a.test`) | b.test | false",
                "HostRegexp(`{x:[a-z]+}.test`) | a.test | true",
                "HostRegexp(`{x:[a-z]+}.test`) | a1.test | false",
                "HostRegexp(`{x:[a-z]+}.test`) | a.test.b | false",
                "HostRegexp(`{x:[a-z]+}.test`) | b.a.test | false",
                "HostRegexp(`{x:[A-Z]+}.TEST`) | a.test | true",
                "HostRegexp(`a.test`) | a.test | true",
                "HostRegexp(`a.test`) | abtest | false",
                "HostRegexp(`{x}.b.test`) | a_.b.test | true",
                "HostRegexp(`{x}.b.test`) | b.test | false",
                "HostRegexp(`{x}.b.test`) | x.a.b.test | false",
                "HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.b.test`) | a-1.b.test | true",
                "HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.b.test`) | a_1.b.test | false",
                "HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.b.test`) | x.a.b.test | false",
                "HostRegexp(`{subdomain:[a-zA-Z0-9-]+}.test`, `other`) | other | true",
                "HostRegexp(`{x:.*}`) | a.b.c | true",
                "HostRegexp(`{x:(?:[ab]){1,2}}.test`) | ba.test | true",
                "HostRegexp(`{x}-{y}.test`) | a-b.test | true",
            })
    void hosts(String rule, String host, boolean expected) {
        assertThat(compile(rule).matches(SampleInput.of(host, "/"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Path(`/css`) | /css | true",
                "Path(`/css`) | /css/ | false",
                "Path(`/css`, `/js`) | /js | true",
                "Path(`/a/{id}`) | /a/1 | true",
                "Path(`/a/{id}`) | /a/1/2 | false",
                "Path(`/a/{id}`) | /a/ | false",
                "Path(`/a/{id:[0-9]+}/b`) | /a/12/b | true",
                "Path(`/a/{id:[0-9]+}/b`) | /a/x/b | false",
                "Path(`/a/{id:[0-9]{2}}`) | /a/12 | true",
                "Path(`/a/{id:[0-9]{2}}`) | /a/123 | false",
                "Path(`/{x:.*}.png`) | /a/b.png | true",
                "Path(`/{x:.*}.png`) | /a/bxpng | false",
                "Path(`/caf\u00e9/{x}`) | /caf%C3%A9/1 | true",
                "Path(`/admin{x:}`, `/a`) | /a | refused",
                "PathPrefix(`/foo`) | /foobar | true",
                "PathPrefix(`/foo`) | /fo | false",
                "PathPrefix(`/foo`, `/bar`) | /bar/x | true",
                "PathPrefix(`/a/{x:[0-9]+}`) | /a/12/b | true",
                "PathPrefix(`/a/{x:[0-9]+}`) | /b/a/12 | false",
                "PathPrefix(`/{x}/end`) | /a/end/more | true",
                "PathPrefix(`/{x}/end`) | /a/b/end | false",
                "Path(`/{x:a}`) | /a%0A | false",
            })
    void paths(String rule, String path, String expected) {
        if (expected.equals("refused")) {
            assertThatExceptionOfType(RuleException.class).isThrownBy(() -> compile(rule));
            return;
        }
        assertThat(compile(rule).matches(SampleInput.of("a.test", RoutingPath.of(path))))
                .isEqualTo(Boolean.parseBoolean(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Query(`a=1`) | a=1 | true",
                "Query(`a=1`) | a=2 | false",
                "Query(`a=1`) | a=11 | false",
                "Query(`a=1`) | a=2&a=1 | false",
                "Query(`a=1`) | a=1&a=2 | true",
                "Query(`a=1`) | a=%zz&a=1 | true",
                "Query(`a=1`, `b=2`) | b=2&a=1 | true",
                "Query(`a=1`, `b=2`) | a=1 | false",
                "Query(`a=`) | a=anything | true",
                "Query(`a=`) | a | true",
                "Query(`a=`) | b=a | false",
                "Query(`a=`) | '' | false",
                "Query(`a={x}`) | a= | true",
                "Query(`a={x:[0-9]+}`) | a=12 | true",
                "Query(`a={x:[0-9]+}`) | a=1x | false",
                "Query(`a`, `b`) | a=b | true",
                "Query(`a=b=c`) | a=b%3Dc | true",
            })
    void queries(String rule, String query, boolean expected) {
        assertThat(compile(rule).matches(SampleInput.of("a.test", "/").withQuery(query)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Method(`get`) | true",
                "Method(`POST`, `GET`) | true",
                "Method(`POST`) | false",
                "Headers(`x-a`, `1`) | true",
                "Headers(`X-A`, `1`, `X-B`, `2`) | true",
                "Headers(`X-A`, `1`, `X-B`, `3`) | false",
                "Headers(`X-A`, `11`) | false",
                "HeadersRegexp(`X-A`, `[0-9]`) | true",
                "HeadersRegexp(`X-A`, `{x:1}`) | false",
                "HeadersRegexp(`X-A`, `^1$`, `X-B`, `^1$`) | false",
                "ClientIP(`10.0.0.1`, `192.0.2.0/24`) | true",
                "ClientIP(`10.0.0.1`) | false",
                "!Host(`b.test`, `c.test`) | true",
                "!(Host(`a.test`) && Method(`GET`)) && Path(`/`) | false",
            })
    void others(String rule, boolean expected) {
        var input = SampleInput.of("a.test", "/").withHeader("X-A", "1").withHeader("X-B", "2");
        assertThat(compile(rule).matches(input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host()",
                "Host(``)",
                "Host(`caf\u00e9.test`)",
                "HostRegexp(`caf\u00e9.{x}`)",
                "HostRegexp(`{}`)",
                "HostRegexp(`{:x}`)",
                "HostRegexp(`{x:}`)",
                "HostRegexp(`{x`)",
                "HostRegexp(`x}`)",
                "HostRegexp(`a}{b`)",
                "HostRegexp(`{x:[}`)",
                "Path(`a`)",
                "Path(`{x:/a}`)",
                "PathPrefix(`/{x:(}`)",
                "Headers(`a`)",
                "Headers(`a`, `b`, `c`)",
                "HeadersRegexp(`a`, `(`)",
                "Query(`a`)",
                "Query(`a=1`, `b`)",
                "Query(`a={x`)",
                "ClientIP(`nowhere`)",
                "PathRegexp(`/a`)",
                "Header(`a`, `b`)",
                "QueryFirst(`a`)",
                "pathPrefix(`/a`)",
            })
    void refused(String rule) {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile(rule))
                .satisfies(refusal -> assertThat(refusal.column()).isPresent());
    }

    @Test
    void faultsAreToldOfWhatTheUserWrote() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile("Host(`a`) && Path(`/a`, `/{x:[}`)"))
                .satisfies(refusal -> {
                    assertThat(refusal.column()).hasValue(25);
                    assertThat(refusal.found()).isEqualTo("\"/{x:[}\"");
                });
    }

    @Test
    void namesHaveFourSpellings() {
        for (var name : List.of("HeadersRegexp", "headersregexp", "HEADERSREGEXP", "Headersregexp")) {
            assertThatCode(() -> compile(name + "(`a`, `b`)")).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("K-06 the arguments of a matcher count like matchers")
    void manyArguments() {
        var most = "Host(" + "`a`,".repeat(RuleParser.MOST_MATCHERS) + ")";
        assertThat(compile(most).matches(SampleInput.of("b", "/"))).isFalse();
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile("Host(" + "`a`,".repeat(RuleParser.MOST_MATCHERS + 1) + ")"));
    }

    @Test
    @DisplayName("K-06 damaged rules of the old grammar are refused with a column, or are rules")
    void damagedRules() {
        var letters = "{}:`(),&|!aP/*[";
        var refused = 0;
        for (var seed = Fuzzing.seed(0); seed < Fuzzing.seed(0) + Fuzzing.inputs(5_000); seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder(new RandomRules(random).oldRule(2));
            for (var i = random.nextInt(3); i >= 0; i--) {
                var at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), "" + letters.charAt(random.nextInt(letters.length())));
            }
            try {
                compile(text.toString());
            } catch (RuleException e) {
                refused++;
                assertThat(e.column().orElse(0)).as("seed %d", seed).isBetween(1, text.length() + 1);
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + text, e);
            }
        }
        assertThat(refused).isBetween(Fuzzing.inputs(5_000) / 10, Fuzzing.inputs(5_000) - 1);
    }

    private static Matcher compile(String rule) {
        return RuleCompiler.compile(RuleParser.parse(rule, RuleSyntax.V2));
    }
}

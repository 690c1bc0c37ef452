package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions mean what they mean to Go; where RE2/J is another engine than Go's, this shows that both agree.
class RegexTest {

    record Sample(String pattern, String text, boolean expected) {}

    static List<Sample> samples() {
        return List.of(
                new Sample("b", "abc", true),
                new Sample("^/admin$", "/admin\n", false),
                new Sample("(?m)^b$", "a\nb\nc", true),
                new Sample("^a.b$", "a\nb", false),
                new Sample("^a.b$", "a\rb", true),
                new Sample("^a.b$", "a\u00c2\u0085b", true),
                new Sample("^a.b$", "a\u00e2\u0080\u00a8b", true),
                new Sample("(?s)^a.b$", "a\nb", true),
                new Sample("{path:x}", "/{path:x}", true),
                new Sample("{path:x}", "/x", false),
                new Sample("a{,2}", "a{,2}", true),
                new Sample("(?P<n>a)", "a", true),
                new Sample("(?<n>a)", "a", true),
                new Sample("(?U)^a+$", "aa", true),
                new Sample("(?i)^k$", "\u00e2\u0084\u00aa", true),
                new Sample("^[[:alpha:]]$", "a", true),
                new Sample("^[[:alpha:]]$", ":", false),
                new Sample("^[a&&b]$", "&", true),
                new Sample("^[a[b]]$", "a]", true),
                new Sample("^\\p{Greek}$", "\u00ce\u00b1", true),
                new Sample("^\\v$", "\u000b", true),
                new Sample("^\\v$", "\f", false),
                new Sample("^\\s$", "\u000b", false),
                new Sample("^\\d$", "\u00d9\u00a3", false),
                new Sample("^\\123$", "S", true),
                new Sample("\\b", "\u00c3\u00a9", false),
                new Sample("\\Qa.b\\E", "a.b", true),
                new Sample("\\Qa.b\\E", "axb", false),
                new Sample("^\\x{e9}$", "\u00c3\u00a9", true),
                new Sample("^\ufffd$", "\u00ff", true),
                new Sample("^a.$", "a\u00f0\u009f\u0098\u0080", true));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void meansWhatItMeansToGo(Sample sample) {
        assertThat(compile(sample.pattern()).findsIn(sample.text())).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "a++", "(?>a)", "a**", "a{2}{3}", "\\Z", "\\G", "\\R",
                "\\h", "\\X", "\\e", "\\cA", "\\u0041", "a{1001}", "a{2,1}", "(", ")", "[", "[[:foo:]]", "\\p{Foo}",
                "(?x)a", "(?P<n>a)(?P<n>b)", "\\"
            })
    void refusesWhatGoRefuses(String pattern) {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile(pattern))
                .withMessageContaining("a regular expression in RE2 syntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.*){1,1000}",
                "(?:.*){1,1000}",
                "(a{1000}){1000}",
                "((a{100}){100}){100}",
                "(((((((((a{10}){10}){10}){10}){10}){10}){10}){10}){10})",
                "((){1000}){1000}",
                "(?:(?:a?){0,60}){0,60}",
                "([\\]{2}]{50}){50}",
                "(\\Q}{\\E{50}){50}",
            })
    @DisplayName("K-09 large programs are refused before they are compiled")
    void largeProgramsAreRefused(String pattern) {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile(pattern))
                .withMessageContaining("a smaller regular expression");
    }

    @Test
    @DisplayName("K-09 a pattern of 10 KB is refused")
    void longPatternsAreRefused() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile("a".repeat(10_240)))
                .withMessageContaining("at most 4096 characters")
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void deepNestingIsRefused() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> compile("(".repeat(2_000) + "a" + ")".repeat(2_000)))
                .withMessageContaining("a smaller regular expression");
    }

    @Test
    @DisplayName("K-09 nested repeats take linear time")
    void nestedRepeatsTakeLinearTime() {
        assertThat(compile("(a+)+$").findsIn("a".repeat(10_000) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^[a-z0-9-]{1,63}\\.example\\.com$", "a{1000}", "(?:[a-z]{2,63}\\.){1,10}[a-z]+", "x{a}{1,2}"})
    void usualRepeatsAreAccepted(String pattern) {
        assertThat(compile(pattern).findsIn("!")).isFalse();
    }

    static Regex compile(String pattern) {
        return Regex.compile(new Rule.Call(MatcherKind.PATH_REGEXP, List.of(pattern)), pattern);
    }
}

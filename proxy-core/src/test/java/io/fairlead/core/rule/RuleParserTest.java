package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {

    private static final Rule A = host("a");
    private static final Rule B = host("b");
    private static final Rule C = host("c");

    @Test
    void andBindsTighterThanOr() {
        assertThat(RuleParser.parse("Host(`a`) || Host(`b`) && Host(`c`)"))
                .isEqualTo(new Rule.Or(A, new Rule.And(B, C)));
        assertThat(RuleParser.parse("(Host(`a`) || Host(`b`)) && Host(`c`)"))
                .isEqualTo(new Rule.And(new Rule.Or(A, B), C));
    }

    @Test
    void notBindsTightest() {
        assertThat(RuleParser.parse("!Host(`a`) && Host(`b`)")).isEqualTo(new Rule.And(new Rule.Not(A), B));
        assertThat(RuleParser.parse("!(Host(`a`) && Host(`b`))")).isEqualTo(new Rule.Not(new Rule.And(A, B)));
        assertThat(RuleParser.parse("!!Host(`a`)")).isEqualTo(new Rule.Not(new Rule.Not(A)));
    }

    @Test
    void equalOperatorsGroupToTheLeft() {
        assertThat(RuleParser.parse("Host(`a`) || Host(`b`) || Host(`c`)"))
                .isEqualTo(new Rule.Or(new Rule.Or(A, B), C));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host(`a`)&&Host(`b`)",
                "\tHost ( `a` , ) \n && \r\n Host(`b`) ",
                "Host(`a`) // first\n && /* then */ Host(`b`) // end",
                "((Host(\"a\")) && (((Host(`b`)))))",
            })
    void blanksCommentsAndParenthesesMeanNothing(String text) {
        assertThat(RuleParser.parse(text)).isEqualTo(new Rule.And(A, B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PathPrefix", "pathprefix", "PATHPREFIX", "Pathprefix"})
    void namesHaveFourSpellings(String name) {
        assertThat(RuleParser.parse(name + "(`/a`)")).isEqualTo(new Rule.Call(MatcherKind.PATH_PREFIX, List.of("/a")));
    }

    @Test
    void backQuotedTextIsRaw() {
        assertThat(argument("Path(`/a\\n\"'\r\n`)")).isEqualTo("/a\\n\"'\n");
    }

    @Test
    void doubleQuotedTextKnowsTheEscapesOfGo() {
        assertThat(argument("Path(\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\")")).isEqualTo("\u0007\b\f\n\r\t\u000b\\\"");
        assertThat(argument("Path(\"\\101\\x42\\u0043\\U00000044\")")).isEqualTo("ABCD");
        assertThat(argument("Path(\"caf\\xc3\\xa9 \\303\\251 \\u00e9 \u00e9 \\U0001F600\")"))
                .isEqualTo("caf\u00e9 \u00e9 \u00e9 \u00e9 \ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    ~~; 1 ; the end of the rule ; a matcher such as
                    ~   ~; 4 ; the end of the rule ; a matcher such as
                    foo; 1 ; foo ; a known matcher
                    Foo(`a`); 1 ; Foo ; a known matcher
                    pathPrefix(`/a`); 1 ; pathPrefix ; perhaps PathPrefix
                    Hots(`a`); 1 ; Hots ; perhaps Host
                    Headers(`a`, `b`); 1 ; Headers ; perhaps Header
                    Host; 5 ; the end of the rule ; ( after Host
                    Host(; 6 ; the end of the rule ; a value in back-quotes or double quotes
                    Host(`a`; 9 ; the end of the rule ; , or )
                    Host(`a` `b`); 10 ; "b" ; , or )
                    Host(); 1 ; Host with 0 arguments ; 1 argument
                    Host(`a`, `b`); 1 ; Host with 2 arguments ; 1 argument
                    Header(`a`); 1 ; Header with 1 arguments ; 2 arguments
                    Query(`a`, `b`, `c`); 1 ; Query with 3 arguments ; 1 or 2 arguments
                    Host(,); 6 ; , ; a value in back-quotes
                    Host(``); 6 ; an empty value ; a value
                    Header(`a`, ""); 13 ; an empty value ; a value
                    Host(a); 6 ; a ; a value in back-quotes
                    Host(1); 6 ; 1 ; a value in back-quotes
                    Host('a'); 6 ; a single quote ; back-quotes or double quotes
                    Host(`a`) Host(`b`); 11 ; Host ; &&, || or the end of the rule
                    Host(`a`) &&; 13 ; the end of the rule ; a matcher such as
                    Host(`a`) & Host(`b`); 11 ; a single & ; &&
                    Host(`a`) | Host(`b`); 11 ; a single | ; ||
                    Host(`a`) == Host(`b`); 11 ; "=" ; an operator
                    (Host(`a`); 11 ; the end of the rule ; &&, || or )
                    Host(`a`)); 10 ; ) ; the end of the rule
                    Host(`a; 6 ; an unfinished string ; a closing back-quote
                    Host("a; 6 ; an unfinished string ; a closing double quote
                    PathRegexp("\\d"); 13 ; \\d ; an escape such as
                    Path("\\x4"); 10 ; an incomplete escape ; 2 digits
                    Path("\\08"); 9 ; an incomplete escape ; 3 digits
                    Path("\\400"); 7 ; above ; a byte
                    Path("\\ud800"); 7 ; surrogate ; a Unicode character
                    Path("\\UFFFFFFFF"); 7 ; no character ; a Unicode character
                    Path("\\xff"); 6 ; not UTF-8 ; Unicode
                    Host(`a`) /; 11 ; / ; an operator
                    Host(`a`) /* b; 11 ; an unfinished comment ; */
                    """)
    void errorsSayWhereWhatAndWhatElse(String text, int column, String found, String expected) {
        var error = catchThrowableOfType(RuleException.class, () -> RuleParser.parse(text));
        assertThat(error).isNotNull();
        assertThat(error.column()).hasValue(column);
        assertThat(error.found()).contains(found);
        assertThat(error.expected()).contains(expected);
        assertThat(error).hasMessage("column %d: found %s, expected %s", column, error.found(), error.expected());
    }

    @Test
    void aLineBreakEndsADoubleQuotedString() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> RuleParser.parse("Host(\"a\nb\")"))
                .withMessageContaining("column 6: found an unfinished string");
    }

    @Test
    void halfASurrogatePairIsRefusedInAnyString() {
        assertThatExceptionOfType(RuleException.class).isThrownBy(() -> RuleParser.parse("Path(\"/\ud800\")"));
        assertThatExceptionOfType(RuleException.class).isThrownBy(() -> RuleParser.parse("Path(`/\ud800`)"));
    }

    @Test
    void theTextIsBounded() {
        var longest = "Path(`/" + "x".repeat(RuleParser.LONGEST - 9) + "`)";
        assertThat(RuleParser.parse(longest)).isInstanceOf(Rule.Call.class);
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> RuleParser.parse(longest + " "))
                .withMessageContaining("65537 characters");
    }

    @Test
    void theNestingIsBounded() {
        assertThat(RuleParser.parse("(".repeat(RuleParser.DEEPEST) + "Host(`a`)" + ")".repeat(RuleParser.DEEPEST)))
                .isEqualTo(A);
        for (var opening : List.of("(", "!", "!(")) {
            assertThatExceptionOfType(RuleException.class)
                    .isThrownBy(() -> RuleParser.parse(opening.repeat(20_000)))
                    .withMessageContaining("at most 100 levels");
        }
    }

    @Test
    void theNumberOfMatchersIsBounded() {
        var most = "Host(`a`)" + " || Host(`a`)".repeat(RuleParser.MOST_MATCHERS - 1);
        assertThat(RulePrinter.print(RuleParser.parse(most))).hasSameSizeAs(most);
        assertThat(RuleCompiler.compile(RuleParser.parse(most)).matches(SampleInput.of("b", "/")))
                .isFalse();
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> RuleParser.parse(most + " || Host(`a`)"))
                .withMessageContaining("at most 1000");
    }

    private static String argument(String rule) {
        return ((Rule.Call) RuleParser.parse(rule)).first();
    }

    private static Rule host(String name) {
        return new Rule.Call(MatcherKind.HOST, List.of(name));
    }
}

package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RulePrinterTest {

    @Test
    void parsingUndoesPrinting() {
        for (var seed = 0L; seed < 5_000; seed++) {
            var rule = new RandomRules(new SplittableRandom(seed)).rule(5);
            var text = RulePrinter.print(rule);
            assertThat(RuleParser.parse(text)).as("seed %d: %s", seed, text).isEqualTo(rule);
        }
    }

    @Test
    void parsingUndoesPrintingOfAnyValue() {
        var random = new SplittableRandom(42);
        for (var i = 0; i < 5_000; i++) {
            var value = new StringBuilder("/");
            for (var length = random.nextInt(8); length >= 0; length--) {
                value.appendCodePoint(codePoint(random));
            }
            Rule rule = new Rule.Call(MatcherKind.PATH, List.of(value.toString()));
            assertThat(RuleParser.parse(RulePrinter.print(rule)))
                    .as("value %d of seed 42", i)
                    .isEqualTo(rule);
        }
    }

    @Test
    void printsAsFewParenthesesAsTheTreeNeeds() {
        var text = "!(Host(\"a\") || Path(\"/b\")) && (Method(\"GET\") || Query(\"q\", \"1\")) || PathPrefix(\"/c\")";
        assertThat(RulePrinter.print(RuleParser.parse(text))).isEqualTo(text);
    }

    private static int codePoint(SplittableRandom random) {
        var limit = switch (random.nextInt(3)) {
            case 0 -> 0x80;
            case 1 -> 0xd800;
            default -> Character.MAX_CODE_POINT + 1;
        };
        var point = random.nextInt(limit);
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point;
    }
}

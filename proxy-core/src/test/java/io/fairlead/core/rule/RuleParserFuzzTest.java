package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fairlead.core.Fuzzing;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever a rule says, it is accepted or refused; nothing else happens.
class RuleParserFuzzTest {

    private static final long FIRST = Fuzzing.seed(0);
    private static final String LETTERS = "HostPahQuery()`\"\\,!&| /*'xu0{}[]+?^$.\u00e9\ud83d\ude00\u0000\n";
    private static final String PATTERN_LETTERS = "ab(){}[]|*+?.^$\\:-,=P<>iUQEdpLx019Z\u00e9\ud83d";

    @Test
    @DisplayName("K-06 damaged rules are refused with a column, or are rules")
    void damagedRules() {
        var refused = 0;
        for (var seed = FIRST; seed < FIRST + Fuzzing.inputs(5_000); seed++) {
            var random = new SplittableRandom(seed);
            var text = damaged(RulePrinter.print(new RandomRules(random).rule(2)), random);
            try {
                var rule = RuleParser.parse(text);
                assertThat(RuleParser.parse(RulePrinter.print(rule))).isEqualTo(rule);
            } catch (RuleException e) {
                refused++;
                assertThat(e.column().orElse(0)).as("seed %d", seed).isBetween(1, text.length() + 1);
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + text, e);
            }
        }
        assertThat(refused).isBetween(Fuzzing.inputs(5_000) / 10, Fuzzing.inputs(5_000) - 1);
    }

    @Test
    @DisplayName("K-09 any pattern is compiled within its estimated size, or refused")
    void anyPattern() {
        var accepted = 0;
        for (var seed = FIRST; seed < FIRST + Fuzzing.inputs(30_000); seed++) {
            var pattern = text(PATTERN_LETTERS, new SplittableRandom(seed));
            try {
                var size = RegexTest.compile(pattern).pattern().programSize();
                assertThat(size).as("seed %d: %s", seed, pattern).isLessThan(12 * (int) RegexCost.of(pattern));
                accepted++;
            } catch (RuleException e) {
                assertThat(e.expected()).as("seed %d", seed).contains("regular expression");
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ": " + pattern, e);
            }
        }
        assertThat(accepted).isGreaterThan(Fuzzing.inputs(30_000) / 10);
    }

    private static String damaged(String text, SplittableRandom random) {
        var damaged = new StringBuilder(text);
        for (var i = random.nextInt(3); i >= 0; i--) {
            var at = random.nextInt(damaged.length() + 1);
            var end = Math.min(damaged.length(), at + random.nextInt(3));
            damaged.replace(at, end, random.nextBoolean() ? "" : "" + LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return damaged.toString();
    }

    private static String text(String letters, SplittableRandom random) {
        var text = new StringBuilder();
        for (var length = random.nextInt(12); length >= 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}

package io.fairlead.core.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression of a user: linear time, bounded size, searched for anywhere in the text.
record Regex(Pattern pattern) {

    /// The longest pattern, in characters.
    static final int LONGEST = 4_096;

    /// The most instructions of a compiled pattern; a search may cost their number for each character.
    static final int LARGEST_PROGRAM = 2_000;

    /// Compiles the pattern that is an argument of the call.
    static Regex compile(Rule.Call call, String pattern) {
        if (pattern.length() > LONGEST) {
            throw RuleException.in(call, "a regular expression of at most " + LONGEST + " characters");
        }
        if (RegexCost.of(pattern) > LARGEST_PROGRAM) {
            throw tooLarge(call);
        }
        try {
            var compiled = Pattern.compile(pattern);
            if (compiled.programSize() > LARGEST_PROGRAM) {
                throw tooLarge(call);
            }
            return new Regex(compiled);
        } catch (PatternSyntaxException e) {
            throw RuleException.in(call, "a regular expression in RE2 syntax (" + e.getMessage() + ")");
        }
    }

    /// @param octets one byte a character, read as UTF-8
    boolean findsIn(String octets) {
        return pattern.matcher(Octets.text(octets)).find();
    }

    private static RuleException tooLarge(Rule.Call call) {
        return RuleException.in(
                call,
                "a smaller regular expression: repeated parts count as often as they repeat, at most " + LARGEST_PROGRAM
                        + " in all");
    }
}

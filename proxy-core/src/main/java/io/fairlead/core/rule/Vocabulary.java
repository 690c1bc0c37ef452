package io.fairlead.core.rule;

import io.fairlead.provider.spi.bind.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The matchers of a grammar by name. Each name has four spellings: `PathPrefix`, `pathprefix`, `PATHPREFIX` and
/// `Pathprefix`.
final class Vocabulary {

    private static final Vocabulary NEW = new Vocabulary(
            Arrays.stream(MatcherKind.values()).filter(MatcherKind::hasName).toList());
    private static final Vocabulary OLD = new Vocabulary(List.of(OldMatcher.values()));

    private final Map<String, MatcherName> spellings;
    private final List<String> names;

    private Vocabulary(List<? extends MatcherName> matchers) {
        spellings = spellings(matchers);
        names = matchers.stream().map(MatcherName::text).toList();
    }

    static Vocabulary of(RuleSyntax syntax) {
        return switch (syntax) {
            case V2 -> OLD;
            case V3 -> NEW;
        };
    }

    Optional<MatcherName> named(String name) {
        return Optional.ofNullable(spellings.get(name));
    }

    /// The name that a writer of this one most likely meant.
    String nearest(String name) {
        return Names.nearest(name, names).orElseThrow();
    }

    private static Map<String, MatcherName> spellings(List<? extends MatcherName> matchers) {
        var all = new HashMap<String, MatcherName>();
        for (var matcher : matchers) {
            var text = matcher.text();
            var lower = Ascii.lower(text);
            all.put(text, matcher);
            all.put(lower, matcher);
            all.put(Ascii.upper(text), matcher);
            all.put(text.charAt(0) + lower.substring(1), matcher);
        }
        return Map.copyOf(all);
    }
}

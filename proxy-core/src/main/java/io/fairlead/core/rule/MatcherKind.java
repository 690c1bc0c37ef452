package io.fairlead.core.rule;

import io.fairlead.provider.spi.bind.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The matchers of the language, with the number of arguments that each takes.
public enum MatcherKind {
    HOST("Host", 1, 1),
    HOST_REGEXP("HostRegexp", 1, 1),
    PATH("Path", 1, 1),
    PATH_PREFIX("PathPrefix", 1, 1),
    PATH_REGEXP("PathRegexp", 1, 1),
    HEADER("Header", 2, 2),
    HEADER_REGEXP("HeaderRegexp", 2, 2),
    QUERY("Query", 1, 2),
    QUERY_REGEXP("QueryRegexp", 1, 2),
    METHOD("Method", 1, 1),
    CLIENT_IP("ClientIP", 1, 1);

    private static final Map<String, MatcherKind> SPELLINGS = spellings();

    private final String text;
    private final int fewest;
    private final int most;

    MatcherKind(String text, int fewest, int most) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
    }

    /// The canonical name, such as `PathPrefix`.
    public String text() {
        return text;
    }

    /// The matcher of that name in one of its four spellings: `PathPrefix`, `pathprefix`, `PATHPREFIX` and
    /// `Pathprefix`.
    static Optional<MatcherKind> named(String name) {
        return Optional.ofNullable(SPELLINGS.get(name));
    }

    /// The name that a writer of this one most likely meant.
    static String nearest(String name) {
        var known = Arrays.stream(values()).map(MatcherKind::text).toList();
        return Names.nearest(name, known).orElseThrow();
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /// Such as `1 argument` or `1 or 2 arguments`.
    String arity() {
        var number = fewest == most ? "" + fewest : fewest + " or " + most;
        return number + (most == 1 ? " argument" : " arguments");
    }

    private static Map<String, MatcherKind> spellings() {
        var all = new HashMap<String, MatcherKind>();
        for (var kind : values()) {
            var lower = Ascii.lower(kind.text);
            all.put(kind.text, kind);
            all.put(lower, kind);
            all.put(Ascii.upper(kind.text), kind);
            all.put(kind.text.charAt(0) + lower.substring(1), kind);
        }
        return Map.copyOf(all);
    }
}

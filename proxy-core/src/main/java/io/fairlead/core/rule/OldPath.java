package io.fairlead.core.rule;

/// Paths as the old grammar has them: templates for the whole path or for how it begins.
final class OldPath {

    private static final String SEGMENT = "[^/]+";

    private OldPath() {}

    /// The text before the first place is demanded on its own, too, since paths are found by their beginning.
    ///
    /// @param kind `PATH` or `PATH_PREFIX`
    static Rule of(MatcherKind kind, Token argument) {
        var template = Template.of(argument);
        if (template.isLiteral() || !argument.text().startsWith("/")) {
            return OldMatcher.checked(argument, kind, argument.text());
        }
        var regex = "^" + template.regex(SEGMENT) + (kind == MatcherKind.PATH ? "$" : "");
        return new Rule.And(
                OldMatcher.checked(argument, MatcherKind.PATH_PREFIX, template.start()),
                OldMatcher.checked(argument, MatcherKind.PATH_REGEXP, regex));
    }
}

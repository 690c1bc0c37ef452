package io.fairlead.core.rule;

import com.google.re2j.Pattern;

/// Hosts as the old grammar has them: names without wildcards, and templates.
final class OldHost {

    private static final String LABEL = "[^.]+";

    /// What wildcard hosts of an Ingress become.
    private static final String INGRESS_LABEL = "[a-zA-Z0-9-]+";

    private OldHost() {}

    /// A host of exactly that name. A star in it is a star.
    static Rule named(MatcherKind kind, Token argument) {
        return argument.text().startsWith("*") && Ascii.only(argument.text())
                ? OldMatcher.checked(argument, MatcherKind.HOST_REGEXP, whole(Pattern.quote(argument.text())))
                : OldMatcher.checked(argument, kind, argument.text());
    }

    /// A host that fits a template. Where one label at the start is all that is open, the rest finds the host.
    static Rule like(Token argument) {
        if (!Ascii.only(argument.text())) {
            throw RuleException.at(
                    argument.column(), argument.label(), "a host name in ASCII (an international one in punycode)");
        }
        var template = Template.of(argument);
        if (template.isLiteral()) {
            return named(MatcherKind.HOST_HEADER, argument);
        }
        if (!isWildcard(template)) {
            return regex(argument, template);
        }
        var wildcard = OldMatcher.checked(
                argument,
                MatcherKind.HOST_HEADER,
                "*" + template.parts().getLast().text());
        return template.parts().getFirst().pattern().equals(INGRESS_LABEL)
                ? new Rule.And(wildcard, regex(argument, template))
                : wildcard;
    }

    private static boolean isWildcard(Template template) {
        var first = template.parts().getFirst();
        var rest = template.parts().getLast().text();
        return template.parts().size() == 2
                && first.text().isEmpty()
                && (first.pattern().isEmpty()
                        || first.pattern().equals(LABEL)
                        || first.pattern().equals(INGRESS_LABEL))
                && rest.length() > 2
                && rest.charAt(0) == '.'
                && !rest.endsWith(".");
    }

    private static Rule regex(Token argument, Template template) {
        return OldMatcher.checked(argument, MatcherKind.HOST_REGEXP, whole(template.regex(LABEL)));
    }

    private static String whole(String regex) {
        return "(?i)^" + regex + "$";
    }
}

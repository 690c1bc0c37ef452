package io.fairlead.core.rule;

import java.util.Optional;

/// A grammar of rules. What rules are made of is the same in both; the matchers differ.
public enum RuleSyntax {
    /// That of Traefik 2, with templates in hosts, paths and queries.
    V2("v2"),
    /// That of Traefik 3.
    V3("v3");

    private final String text;

    RuleSyntax(String text) {
        this.text = text;
    }

    /// The grammar of a router that says so, or says nothing. Everything but `v2` means the newer one.
    public static RuleSyntax of(Optional<String> text) {
        return text.filter(V2.text::equals).isPresent() ? V2 : V3;
    }

    /// As routers name it.
    public String text() {
        return text;
    }
}

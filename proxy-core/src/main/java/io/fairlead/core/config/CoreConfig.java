package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// Defaults of the routing core.
///
/// @param defaultRuleSyntax the grammar of rules whose router names none
public record CoreConfig(
        @Default("v3") @About("Rule grammar of routers that name none: v3; v2 is not there yet.")
        RuleSyntax defaultRuleSyntax) {

    /// Refuses the grammar that would be taken for the other one.
    public CoreConfig {
        if (defaultRuleSyntax == RuleSyntax.V2) {
            throw new IllegalArgumentException("defaultRuleSyntax v3; this version does not have the v2 grammar yet");
        }
    }

    /// A grammar of rules.
    public enum RuleSyntax {
        /// That of Traefik 2.10.
        V2,
        /// That of Traefik 3.
        V3
    }
}

package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// Defaults of the routing core.
///
/// @param defaultRuleSyntax the grammar of rules whose router names none
public record CoreConfig(
        @Default("v3") @About("Rule grammar of routers that name none: v2 or v3.")
        RuleSyntax defaultRuleSyntax) {

    /// A grammar of rules.
    public enum RuleSyntax {
        /// That of Traefik 2.10.
        V2,
        /// That of Traefik 3.
        V3
    }
}

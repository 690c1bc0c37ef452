package io.fairlead.provider.spi;

/// What a provider may ask of the core while it is being created.
@FunctionalInterface
public interface ProviderContext {

    /// The grammar of rules whose router names none (`core.defaultRuleSyntax`): `v3` or `v2`. For a provider that
    /// writes rules which differ between the two.
    String defaultRuleSyntax();
}

package io.fairlead.provider.spi;

import java.util.List;

/// What a provider may ask of the core.
@FunctionalInterface
public interface ProviderContext {

    /// The grammar of rules whose router names none (`core.defaultRuleSyntax`): `v3` or `v2`. For a provider that
    /// writes rules which differ between the two.
    String defaultRuleSyntax();

    /// Whether what the provider publishes is put in force. If not, somebody only looks what it would be: the provider
    /// then writes nothing anywhere.
    default boolean inForce() {
        return true;
    }

    /// What is wrong with the configuration in force, of all providers, as far as it is known now. For a provider that
    /// tells it where its users look. Any thread may ask, at any time.
    default List<Problem> problems() {
        return List.of();
    }
}

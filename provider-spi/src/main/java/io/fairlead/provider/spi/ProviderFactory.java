package io.fairlead.provider.spi;

/// Makes the provider of one name. Found by [java.util.ServiceLoader]; a jar may bring several.
///
/// `providers.hostList: { file: hosts.txt, interval: 5s }` in the static configuration, or the same as
/// flags or environment variables, finds the factory whose [#option()] is `hostList`, binds the tree
/// below it to a record of [#configType()] and calls [#create]. A provider that is not named there does
/// not run. The package of the record must be exported, since the core constructs it;
/// [io.fairlead.provider.spi.bind.RecordBinder] has the rules for its components.
///
/// @param <C> the record that holds the options of the provider
public interface ProviderFactory<C extends Record> {

    /// The name that follows the `@` in references to what the provider defines, such as `file`.
    /// Constant, never empty, without `@`.
    String name();

    /// The key below `providers` that switches the provider on. Compared without regard to letter case.
    default String option() {
        return name();
    }

    /// The record to which the options are bound. Constant.
    Class<C> configType();

    /// Makes the provider. Called once, at start, before anything listens.
    ///
    /// @throws IllegalArgumentException if the options cannot work; the message says which, what was
    ///     found and what was expected. The provider is then left out and reported; others run.
    Provider create(C config);

    /// Makes the provider, if it needs to know something of the core; others are made without. Called instead of the
    /// other method, with the same contract.
    default Provider create(C config, ProviderContext context) {
        return create(config);
    }
}

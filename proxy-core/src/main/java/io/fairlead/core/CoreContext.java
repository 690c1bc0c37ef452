package io.fairlead.core;

import io.fairlead.core.config.CoreConfig;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderContext;
import java.util.List;
import java.util.function.Supplier;

/// What providers may know.
///
/// @param inForce whether what they publish is put in force
/// @param verdicts what is wrong with the configuration in force
record CoreContext(StaticConfiguration configuration, boolean inForce, Supplier<List<Problem>> verdicts)
        implements ProviderContext {

    @Override
    public String defaultRuleSyntax() {
        return configuration
                .core()
                .defaultRuleSyntax()
                .orElse(CoreConfig.RuleSyntax.V3)
                .word();
    }

    @Override
    public List<Problem> problems() {
        return verdicts.get();
    }
}

package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleSyntax;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Optional;

/// What routers need to know of an entry point.
///
/// @param name the name of the entry point
/// @param middlewares references of middlewares that stand in front of those of each router
/// @param tls what routers have that have no TLS section of their own
/// @param isDefault whether routers that name no entry point use this one
/// @param ruleSyntax the grammar of routers that name none
/// @param observability what holds for routers that say nothing of it
/// @param encodedCharacters whether it says which of them paths may have
public record EntryPointModel(
        String name,
        List<String> middlewares,
        Optional<RouterTlsConfig> tls,
        boolean isDefault,
        Optional<RuleSyntax> ruleSyntax,
        Optional<ObservabilityConfig> observability,
        boolean encodedCharacters) {

    /// Copies the list.
    public EntryPointModel {
        middlewares = List.copyOf(middlewares);
    }

    /// An entry point that says nothing of TLS.
    public EntryPointModel(String name, List<String> middlewares, boolean isDefault) {
        this(name, middlewares, Optional.empty(), isDefault);
    }

    /// An entry point that says nothing of grammar and observability.
    public EntryPointModel(String name, List<String> middlewares, Optional<RouterTlsConfig> tls, boolean isDefault) {
        this(name, middlewares, tls, isDefault, Optional.empty(), Optional.empty(), false);
    }

    /// Whether routers have a variant of their own here, be it equal to that elsewhere: their names do not depend on
    /// what they say.
    boolean hasVariants() {
        return !middlewares.isEmpty()
                || tls.isPresent()
                || ruleSyntax.isPresent()
                || observability.isPresent()
                || encodedCharacters;
    }

    /// What this entry point says of grammar and observability, where the router does not.
    RouterConfig fill(RouterConfig router) {
        var filled = ruleSyntax
                .filter(_ -> namesNoSyntax(router))
                .map(syntax -> router.withRuleSyntax(syntax.text()))
                .orElse(router);
        return observability
                .map(config -> router.observability().map(own -> own.or(config)).orElse(config))
                .map(filled::withObservability)
                .orElse(filled);
    }

    private static boolean namesNoSyntax(RouterConfig router) {
        return router.ruleSyntax().filter(syntax -> !syntax.isEmpty()).isEmpty();
    }
}

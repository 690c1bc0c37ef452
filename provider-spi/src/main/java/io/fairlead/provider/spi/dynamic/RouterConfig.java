package io.fairlead.provider.spi.dynamic;

import java.util.List;
import java.util.Optional;

/// One router: which requests it takes, and what it does with them.
///
/// @param rule the rule text, such as ``Host(`example.org`) && PathPrefix(`/api`)``
/// @param service the reference of the service; without `@` it means the same provider
/// @param entryPoints names of entry points; empty means the default ones
/// @param middlewares references of middlewares, first is outermost
/// @param priority higher goes first; 0 means the length of the rule text in bytes
/// @param ruleSyntax `v3`, `v2` or `default`
/// @param tls present if the router takes TLS requests only; absent if it takes plain ones only
/// @param observability what is told about its requests
public record RouterConfig(
        String rule,
        String service,
        List<String> entryPoints,
        List<String> middlewares,
        long priority,
        Optional<String> ruleSyntax,
        Optional<RouterTlsConfig> tls,
        Optional<ObservabilityConfig> observability) {

    /// Copies the lists.
    public RouterConfig {
        entryPoints = List.copyOf(entryPoints);
        middlewares = List.copyOf(middlewares);
    }

    /// A router that says nothing of observability.
    public RouterConfig(
            String rule,
            String service,
            List<String> entryPoints,
            List<String> middlewares,
            long priority,
            Optional<String> ruleSyntax,
            Optional<RouterTlsConfig> tls) {
        this(rule, service, entryPoints, middlewares, priority, ruleSyntax, tls, Optional.empty());
    }

    /// A router on the default entry points, with no middleware and no TLS.
    public static RouterConfig of(String rule, String service) {
        return new RouterConfig(rule, service, List.of(), List.of(), 0, Optional.empty(), Optional.empty());
    }

    /// This router on these entry points.
    public RouterConfig withEntryPoints(List<String> names) {
        return new RouterConfig(rule, service, names, middlewares, priority, ruleSyntax, tls, observability);
    }

    /// This router with these middlewares.
    public RouterConfig withMiddlewares(List<String> references) {
        return new RouterConfig(rule, service, entryPoints, references, priority, ruleSyntax, tls, observability);
    }

    /// This router with another TLS section.
    public RouterConfig withTls(RouterTlsConfig section) {
        return new RouterConfig(
                rule, service, entryPoints, middlewares, priority, ruleSyntax, Optional.of(section), observability);
    }

    /// This router with another priority.
    public RouterConfig withPriority(long value) {
        return new RouterConfig(rule, service, entryPoints, middlewares, value, ruleSyntax, tls, observability);
    }

    /// This router with its rule in another syntax.
    ///
    /// @param syntax `v3`, `v2` or `default`
    public RouterConfig withRuleSyntax(String syntax) {
        return new RouterConfig(
                rule, service, entryPoints, middlewares, priority, Optional.of(syntax), tls, observability);
    }

    /// This router with other words about observability.
    public RouterConfig withObservability(ObservabilityConfig config) {
        return new RouterConfig(
                rule, service, entryPoints, middlewares, priority, ruleSyntax, tls, Optional.of(config));
    }
}

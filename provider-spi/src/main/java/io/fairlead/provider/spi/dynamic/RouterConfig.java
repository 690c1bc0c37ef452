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
public record RouterConfig(
        String rule,
        String service,
        List<String> entryPoints,
        List<String> middlewares,
        long priority,
        Optional<String> ruleSyntax,
        Optional<RouterTlsConfig> tls) {

    /// Copies the lists.
    public RouterConfig {
        entryPoints = List.copyOf(entryPoints);
        middlewares = List.copyOf(middlewares);
    }

    /// A router on the default entry points, with no middleware and no TLS.
    public static RouterConfig of(String rule, String service) {
        return new RouterConfig(rule, service, List.of(), List.of(), 0, Optional.empty(), Optional.empty());
    }

    /// This router on these entry points.
    public RouterConfig withEntryPoints(List<String> names) {
        return new RouterConfig(rule, service, names, middlewares, priority, ruleSyntax, tls);
    }

    /// This router with these middlewares.
    public RouterConfig withMiddlewares(List<String> references) {
        return new RouterConfig(rule, service, entryPoints, references, priority, ruleSyntax, tls);
    }

    /// This router with another TLS section.
    public RouterConfig withTls(RouterTlsConfig section) {
        return new RouterConfig(rule, service, entryPoints, middlewares, priority, ruleSyntax, Optional.of(section));
    }

    /// This router with another priority.
    public RouterConfig withPriority(long value) {
        return new RouterConfig(rule, service, entryPoints, middlewares, value, ruleSyntax, tls);
    }
}

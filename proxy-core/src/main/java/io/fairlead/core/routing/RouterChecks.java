package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.RouterConfig;

/// What can be told to be wrong with a router by looking at it alone.
final class RouterChecks {

    /// Higher priorities are kept for the proxy's own routers.
    static final long HIGHEST_PRIORITY = Long.MAX_VALUE - 1000;

    private RouterChecks() {}

    static void check(String name, RouterConfig router, Faults faults) {
        if (router.priority() > HIGHEST_PRIORITY && !Reference.provider(name).equals(Reference.INTERNAL)) {
            faults.error("priority", Long.toString(router.priority()), "at most " + HIGHEST_PRIORITY);
        }
        router.ruleSyntax().ifPresent(syntax -> checkSyntax(syntax, faults));
        router.tls()
                .flatMap(tls -> tls.certResolver())
                .ifPresent(resolver ->
                        faults.warn("tls.certResolver", "\"" + resolver + "\"", "none: there are no resolvers so far"));
    }

    private static void checkSyntax(String syntax, Faults faults) {
        switch (syntax) {
            case "", "default", "v2", "v3" -> {}
            default -> faults.warn("ruleSyntax", "\"" + syntax + "\"", "v2, v3 or default; it is taken for v3");
        }
    }
}

import org.jspecify.annotations.NullMarked;

/// The proxy: wire, matching, middleware chain, balancing, forwarding and the configuration plane.
@NullMarked
module io.fairlead.core {
    requires transitive io.fairlead.middleware.spi;
    requires transitive io.fairlead.provider.spi;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.socket;
    requires io.helidon.service.registry;
    requires io.helidon.webserver;
    requires com.github.benmanes.caffeine;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.snakeyaml.engine;
    requires re2j;
    requires static org.jspecify;
    requires java.logging;
    requires java.net.http;
    requires jdk.httpserver;
    requires jdk.net;
    requires jdk.unsupported;

    exports io.fairlead.core;
    exports io.fairlead.core.config;
    // The binder makes the records that hold the options of the built-in middlewares.
    exports io.fairlead.core.middleware.headers to
            io.fairlead.provider.spi;
    exports io.fairlead.core.middleware.path to
            io.fairlead.provider.spi;
    exports io.fairlead.core.middleware.redirect to
            io.fairlead.provider.spi;
    exports io.fairlead.core.middleware.traffic to
            io.fairlead.provider.spi;

    uses io.fairlead.middleware.spi.MiddlewareFactory;
    uses io.fairlead.provider.spi.ProviderFactory;

    provides io.fairlead.middleware.spi.MiddlewareFactory with
            io.fairlead.core.middleware.headers.HeadersFactory,
            io.fairlead.core.middleware.path.AddPrefixFactory,
            io.fairlead.core.middleware.path.StripPrefixFactory,
            io.fairlead.core.middleware.redirect.RedirectSchemeFactory,
            io.fairlead.core.middleware.traffic.ChainFactory,
            io.fairlead.core.middleware.traffic.RetryFactory;
}

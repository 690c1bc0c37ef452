import org.jspecify.annotations.NullMarked;

/// The proxy: wire, matching, middleware chain, balancing, forwarding and the configuration plane.
@NullMarked
module io.fairlead.core {
    requires transitive io.fairlead.middleware.spi;
    requires transitive io.fairlead.provider.spi;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.socket;
    requires io.helidon.webserver;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires org.yaml.snakeyaml;
    requires re2j;
    requires static org.jspecify;
    requires java.logging;
    requires jdk.httpserver;
    requires jdk.unsupported;

    exports io.fairlead.core;
    exports io.fairlead.core.config;

    uses io.fairlead.middleware.spi.MiddlewareFactory;
    uses io.fairlead.provider.spi.ProviderFactory;
}

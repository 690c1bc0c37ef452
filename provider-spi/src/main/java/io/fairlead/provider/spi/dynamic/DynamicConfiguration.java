package io.fairlead.provider.spi.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that one provider defines.
///
/// @param http routers, services, middlewares and servers transports for HTTP
/// @param tls certificates, options and stores
/// @param origins where each router comes from, by the router's name; a router may have none
public record DynamicConfiguration(HttpConfiguration http, TlsConfiguration tls, Map<String, Origin> origins) {

    /// Nothing at all.
    public static final DynamicConfiguration EMPTY = builder().build();

    /// Copies the map.
    public DynamicConfiguration {
        origins = Copies.ordered(origins);
    }

    /// Starts with nothing.
    public static Builder builder() {
        return new Builder();
    }

    /// Collects a configuration. For one thread. A name that is given twice keeps its last value.
    public static final class Builder {

        private final Map<String, RouterConfig> routers = new LinkedHashMap<>();
        private final Map<String, ServiceConfig> services = new LinkedHashMap<>();
        private final Map<String, MiddlewareConfig> middlewares = new LinkedHashMap<>();
        private final Map<String, ServersTransportConfig> serversTransports = new LinkedHashMap<>();
        private final List<TlsCertificateConfig> certificates = new ArrayList<>();
        private final Map<String, TlsOptionsConfig> tlsOptions = new LinkedHashMap<>();
        private final Map<String, TlsStoreConfig> tlsStores = new LinkedHashMap<>();
        private final Map<String, Origin> origins = new LinkedHashMap<>();

        private Builder() {}

        /// Adds all that an HTTP configuration has.
        public Builder http(HttpConfiguration http) {
            routers.putAll(http.routers());
            services.putAll(http.services());
            middlewares.putAll(http.middlewares());
            serversTransports.putAll(http.serversTransports());
            return this;
        }

        /// Adds a router.
        public Builder router(String name, RouterConfig router) {
            routers.put(name, router);
            return this;
        }

        /// Adds a router and says where it comes from.
        public Builder router(String name, RouterConfig router, Origin origin) {
            origins.put(name, origin);
            return router(name, router);
        }

        /// Says where a router comes from.
        public Builder origin(String router, Origin origin) {
            origins.put(router, origin);
            return this;
        }

        /// Adds a service.
        public Builder service(String name, ServiceConfig service) {
            services.put(name, service);
            return this;
        }

        /// Adds a middleware.
        public Builder middleware(String name, MiddlewareConfig middleware) {
            middlewares.put(name, middleware);
            return this;
        }

        /// Adds a servers transport.
        public Builder serversTransport(String name, ServersTransportConfig transport) {
            serversTransports.put(name, transport);
            return this;
        }

        /// Adds a certificate.
        public Builder certificate(TlsCertificateConfig certificate) {
            certificates.add(certificate);
            return this;
        }

        /// Adds TLS options.
        public Builder tlsOptions(String name, TlsOptionsConfig options) {
            tlsOptions.put(name, options);
            return this;
        }

        /// Adds a store of certificates.
        public Builder tlsStore(String name, TlsStoreConfig store) {
            tlsStores.put(name, store);
            return this;
        }

        /// The configuration so far; the builder can go on.
        public DynamicConfiguration build() {
            return new DynamicConfiguration(
                    new HttpConfiguration(routers, services, middlewares, serversTransports),
                    new TlsConfiguration(certificates, tlsOptions, tlsStores),
                    origins);
        }
    }
}

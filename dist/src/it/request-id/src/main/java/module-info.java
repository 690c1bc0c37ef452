/// A middleware of a stranger.
module com.acme.requestid {
    requires transitive io.fairlead.middleware.spi;

    exports com.acme.requestid;

    provides io.fairlead.middleware.spi.MiddlewareFactory with
            com.acme.requestid.RequestIdFactory;
}

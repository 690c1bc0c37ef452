/// A provider of a stranger.
module com.acme.hostlist {
    requires transitive io.fairlead.provider.spi;

    exports com.acme.hostlist;

    provides io.fairlead.provider.spi.ProviderFactory with
            com.acme.hostlist.HostListFactory;
}

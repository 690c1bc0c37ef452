import org.jspecify.annotations.NullMarked;

/// What a provider jar compiles against, and all that it needs: no dependency beyond the JDK.
///
/// A jar that brings a provider declares `provides io.fairlead.provider.spi.ProviderFactory with ...`
/// and exports the package of its configuration record.
/// [io.fairlead.provider.spi.ProviderFactory] is the place to start reading.
@NullMarked
module io.fairlead.provider.spi {
    requires static org.jspecify;

    exports io.fairlead.provider.spi;
    exports io.fairlead.provider.spi.bind;
    exports io.fairlead.provider.spi.dynamic;
    exports io.fairlead.provider.spi.watch;
}

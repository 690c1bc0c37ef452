import org.jspecify.annotations.NullMarked;

/// What a middleware jar compiles against, and all that it needs: no dependency beyond the JDK.
///
/// A jar that brings a middleware declares
/// `provides io.fairlead.middleware.spi.MiddlewareFactory with ...` and exports the package of its
/// configuration record. [io.fairlead.middleware.spi.MiddlewareFactory] is the place to start reading.
@NullMarked
module io.fairlead.middleware.spi {
    requires static org.jspecify;

    exports io.fairlead.middleware.spi;
}

import org.jspecify.annotations.NullMarked;

/// The file provider: dynamic configuration from YAML files.
@NullMarked
module io.fairlead.provider.file {
    requires io.fairlead.provider.spi;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    exports io.fairlead.provider.file;

    provides io.fairlead.provider.spi.ProviderFactory with
            io.fairlead.provider.file.FileProviderFactory;
}

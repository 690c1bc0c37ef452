import org.jspecify.annotations.NullMarked;

/// The file provider: dynamic configuration from YAML files.
@NullMarked
module io.fairlead.provider.file {
    requires io.fairlead.provider.spi;
    requires static org.jspecify;
}

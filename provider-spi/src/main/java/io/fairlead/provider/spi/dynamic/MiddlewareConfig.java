package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.SingleKey;
import java.util.Map;

/// One middleware: its type and the tree of its options. In a file a middleware is a map with exactly
/// one key, the type.
///
/// @param type the type, such as `stripPrefix`; compared without regard to letter case
/// @param options maps from `String`, lists, `String`, `Boolean` and numbers; the core binds them to
///     the record of the type's factory. Never shown by `toString`, since it may hold secrets
@SingleKey
public record MiddlewareConfig(String type, Map<String, Object> options) {

    /// Copies the outer map.
    public MiddlewareConfig {
        options = Copies.ordered(options);
    }

    @Override
    public String toString() {
        return "MiddlewareConfig[" + type + "]";
    }
}

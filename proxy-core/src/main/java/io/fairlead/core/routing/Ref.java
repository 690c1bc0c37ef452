package io.fairlead.core.routing;

import org.jspecify.annotations.Nullable;

/// An object of the configuration that becomes a part.
///
/// @param name the full name
record Ref(Part.Kind kind, String name) {

    /// Written out, since refs are the keys of maps, and what the runtime makes for a record is slow at first.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref(var otherKind, var otherName) && kind == otherKind && name.equals(otherName);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.ordinal();
    }
}

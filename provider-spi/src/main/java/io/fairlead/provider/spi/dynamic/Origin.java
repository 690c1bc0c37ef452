package io.fairlead.provider.spi.dynamic;

import java.time.Instant;
import java.util.Optional;

/// The object from which a router was made. It names the router's source in problems and breaks ties
/// between routers of equal priority, so that no order of arrival ever decides.
///
/// @param kind such as `Ingress`, or `file`
/// @param namespace empty where the source has none
/// @param name the name of the object, or the path of the file
/// @param created when the object was created; older goes first, and known before unknown
/// @param position the position of the router inside its object, from 0; lower goes first
public record Origin(String kind, String namespace, String name, Optional<Instant> created, int position) {

    /// The object as problems name it: `Ingress shop/web`.
    public String label() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}

package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Kind;
import java.util.List;
import java.util.Optional;

/// Follows the references of the objects of one provider.
///
/// @param provider the provider of the object that refers
/// @param tenant whether that provider may not name what the proxy itself defines
/// @param workshop where the objects are
record References(String provider, boolean tenant, Workshop workshop) {

    /// The part that a reference means.
    ///
    /// @param field where the reference stands
    /// @param faults is told if there is no such part
    <T> Optional<Part<T>> follow(Parts<?, T> parts, Kind kind, String field, String reference, Faults faults) {
        var name = Reference.resolve(reference, provider);
        if (tenant && Reference.provider(name).equals(Reference.INTERNAL)) {
            faults.error(
                    field,
                    quoted(name),
                    "a " + kind.noun() + " that is not internal: an object of provider " + provider
                            + " may not refer to those");
            return Optional.empty();
        }
        return switch (parts.find(name)) {
            case Outcome.Ready<T>(var part) -> Optional.of(part);
            case Outcome.Missing<T>(var elsewhere) -> {
                // one annotation may name a hundred thousand: the words cost more than the look
                faults.error(field, missing(name), faults.hasRoom() ? expected(kind, name, elsewhere) : "");
                yield Optional.empty();
            }
            case Outcome.Broken<T>(var causes) -> {
                faults.error(
                        field,
                        quoted(name) + ", which is broken (" + causes.getFirst() + ")",
                        "a " + kind.noun() + " that works");
                yield Optional.empty();
            }
        };
    }

    private static String missing(String name) {
        var internal = Reference.provider(name).equals(Reference.INTERNAL);
        return quoted(name) + (internal ? ", which is not enabled" : ", which does not exist");
    }

    private String expected(Kind kind, String name, List<String> elsewhere) {
        if (elsewhere.isEmpty()) {
            return "the name of a " + kind.noun()
                    + workshop.nearest(kind, name)
                            .map(near -> ", perhaps " + near)
                            .orElse("");
        }
        var known = String.join(" or ", elsewhere);
        return Reference.provider(name).equals(provider)
                ? "perhaps " + known + ": a name without @ means provider " + provider
                : "perhaps " + known;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}

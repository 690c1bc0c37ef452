package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collection;
import java.util.Map;

/// Gives every variant of a router a name of its own. Names that users wrote come first.
final class RouterLabels {

    private final Map<String, ?> routers;
    private final SharedMap.Editor<String, String> given;
    private boolean renamed;

    /// @param routers all routers by full name
    /// @param given the routers of variants that have another name, by that name
    RouterLabels(Map<String, ?> routers, SharedMap<String, String> given) {
        this.routers = routers;
        this.given = given.edit();
    }

    /// Takes back the names of variants that are to be made anew.
    void release(Collection<CompiledRouter> variants) {
        variants.forEach(variant -> given.remove(variant.status().name()));
    }

    /// The variant under a name that no other has.
    ///
    /// @param router the full name of the router that it is a variant of
    /// @param faults is told if that is not the name that it wanted
    RouterVariant labelled(String router, RouterVariant variant, Faults faults) {
        var wanted = variant.name();
        renamed |= given.get(router) != null;
        if (wanted.equals(router) || take(router, wanted)) {
            return variant;
        }
        renamed = true;
        var label = free(router, wanted);
        faults.warn(
                "entryPoints",
                "a variant whose name " + wanted + " another router has",
                "names that differ; it is called " + label);
        return new RouterVariant(label, variant.config());
    }

    /// The routers of variants that do not have the name of their router, by the name that they have.
    SharedMap<String, String> given() {
        return given.build();
    }

    /// Whether a variant did not get the name that it wanted, or has one that a router came to have.
    boolean renamed() {
        return renamed;
    }

    private boolean take(String router, String label) {
        if (routers.containsKey(label) || given.get(label) != null) {
            return false;
        }
        given.put(label, router);
        return true;
    }

    private String free(String router, String wanted) {
        var at = wanted.lastIndexOf('@');
        var end = at < 0 ? wanted.length() : at;
        var number = 2;
        while (!take(router, numbered(wanted, end, number))) {
            number++;
        }
        return numbered(wanted, end, number);
    }

    private static String numbered(String wanted, int end, int number) {
        return wanted.substring(0, end) + "-" + number + wanted.substring(end);
    }
}

package io.fairlead.core.routing;

import java.util.HashSet;
import java.util.Set;

/// Gives every variant of a router a name of its own. Names that users wrote come first.
final class RouterLabels {

    private final Set<String> taken;

    /// @param routers the full names of all routers
    RouterLabels(Set<String> routers) {
        this.taken = new HashSet<>(routers);
    }

    /// The variant under a name that no other has.
    ///
    /// @param router the full name of the router that it is a variant of
    /// @param faults is told if that is not the name that it wanted
    RouterVariant labelled(String router, RouterVariant variant, Faults faults) {
        var wanted = variant.name();
        if (wanted.equals(router) || taken.add(wanted)) {
            return variant;
        }
        var label = free(wanted);
        faults.warn(
                "entryPoints",
                "a variant whose name " + wanted + " another router has",
                "names that differ; it is called " + label);
        return new RouterVariant(label, variant.config());
    }

    private String free(String wanted) {
        var at = wanted.lastIndexOf('@');
        var end = at < 0 ? wanted.length() : at;
        var number = 2;
        while (!taken.add(numbered(wanted, end, number))) {
            number++;
        }
        return numbered(wanted, end, number);
    }

    private static String numbered(String wanted, int end, int number) {
        return wanted.substring(0, end) + "-" + number + wanted.substring(end);
    }
}

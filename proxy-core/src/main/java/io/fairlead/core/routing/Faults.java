package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one object, so that all of it can be told at once.
final class Faults {

    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    /// Something without which the object cannot work.
    void error(String field, String found, String expected) {
        errors.add(new Fault(field, found, expected));
    }

    /// Something that the object can do without.
    void warn(String field, String found, String expected) {
        warnings.add(new Fault(field, found, expected));
    }

    /// Whether the object cannot work.
    boolean isFatal() {
        return !errors.isEmpty();
    }

    Faults copy() {
        var copy = new Faults();
        copy.errors.addAll(errors);
        copy.warnings.addAll(warnings);
        return copy;
    }

    Status status() {
        if (!errors.isEmpty()) {
            return Status.DISABLED;
        }
        return warnings.isEmpty() ? Status.ENABLED : Status.WARNING;
    }

    /// The errors, then the warnings.
    List<Fault> all() {
        var all = new ArrayList<>(errors);
        all.addAll(warnings);
        return List.copyOf(all);
    }
}

package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one object, so that all of it can be told at once; of what is endless, the beginning.
final class Faults {

    private static final int MOST = 20;

    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private int more;

    /// Something without which the object cannot work.
    void error(String field, String found, String expected) {
        add(errors, new Fault(field, found, expected));
    }

    /// Something that the object can do without.
    void warn(String field, String found, String expected) {
        add(warnings, new Fault(field, found, expected));
    }

    /// Whether another error would still be told, and not just counted.
    boolean hasRoom() {
        return errors.size() < MOST;
    }

    /// Whether the object cannot work.
    boolean isFatal() {
        return !errors.isEmpty();
    }

    Faults copy() {
        var copy = new Faults();
        copy.errors.addAll(errors);
        copy.warnings.addAll(warnings);
        copy.more = more;
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
        if (more > 0) {
            all.add(new Fault("", more + " more of these", "none"));
        }
        return List.copyOf(all);
    }

    private void add(List<Fault> faults, Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        } else {
            more++;
        }
    }
}

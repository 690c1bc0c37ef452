package io.fairlead.core.routing;

import java.util.List;

/// How the parts of a table differ from those of the table that it was made from.
///
/// @param before the identity of that table
/// @param fresh what only the new table has
/// @param dropped what only the old one has, those that need others before those
record Succession(Object before, List<Part<?>> fresh, List<Part<?>> dropped) {

    /// After the table has come into force.
    static final Succession DONE = new Succession(new Object(), List.of(), List.of());
}

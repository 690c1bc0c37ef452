package io.fairlead.core.config;

import java.util.Map;

/// What may stand at one place of the tree of options.
sealed interface Node {

    /// A scalar, or a list of scalars in one text.
    ///
    /// @param type the word for it in the list of options
    /// @param flag whether it takes `true` when it is named without a value
    /// @param list whether naming it again appends
    /// @param fallback what holds when it is absent; empty if nothing does
    /// @param about one line; may be empty
    record Value(String type, boolean flag, boolean list, String fallback, String about) implements Node {}

    /// An object with known options.
    ///
    /// @param children by name in its own spelling
    /// @param about one line if it can be switched on alone, otherwise empty
    record Section(Map<String, Node> children, String about) implements Node {}

    /// An object whose keys the user chooses.
    record Named(Node element) implements Node {}

    /// A list of objects.
    record Elements(Node element) implements Node {}

    /// Any tree.
    record Free() implements Node {}

    /// Whether it is named without a value.
    default boolean standsAlone() {
        return switch (this) {
            case Value value -> value.flag();
            case Section _, Named _, Elements _ -> true;
            case Free _ -> false;
        };
    }
}

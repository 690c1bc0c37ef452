package io.fairlead.provider.spi.bind;

import java.util.Map;

/// Binds trees to records.
public final class RecordBinder {

    private RecordBinder() {}

    /// Makes a record of a tree.
    ///
    /// @param type the record, public, in an exported package
    /// @param tree maps from `String`, lists, `String`, `Boolean`, numbers; keys in any letter case
    /// @param path the path of the tree itself, for errors; may be empty
    /// @throws BindException if the tree does not fit
    public static <R extends Record> R bind(Class<R> type, Map<String, ?> tree, String path) {
        throw new UnsupportedOperationException("not yet: " + type + tree.size() + path);
    }
}

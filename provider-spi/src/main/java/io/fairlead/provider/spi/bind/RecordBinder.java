package io.fairlead.provider.spi.bind;

import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Binds trees to records.
///
/// A tree is what a YAML, TOML or JSON document, command line flags or environment variables come to: maps
/// from `String`, lists, `String`, `Boolean` and numbers. Its keys are found among the components of the record
/// without regard to ASCII letter case. What a component takes:
///
/// | Type | Values |
/// |---|---|
/// | `String` | a text; numbers and truth values become their text |
/// | `boolean` | `1 t T TRUE true True 0 f F FALSE false False` |
/// | `int`, `long`, `double`, [java.util.OptionalInt] and its kin | decimal, as number or text |
/// | [java.time.Duration] | Go notation such as `1m30s`; a bare whole number means seconds |
/// | [java.net.URI], [java.nio.file.Path] | a text |
/// | an enum | a name; `RULE_LENGTH` is written `ruleLength`, in any letter case |
/// | `List` of scalars | a list, or one text separated by commas |
/// | `List` of others | a list |
/// | `Map<String, ...>` | a map with at least one key; keys keep spelling and order |
/// | a record | a map; if no component is required also `true` |
/// | [java.util.Optional] of a record | the same; `false` leaves it absent |
/// | a sealed interface | a map with exactly one key, the permitted record: `loadBalancer` for `LoadBalancer` |
/// | the same with a record that has [Beside] | that key, and beside it those of that record |
/// | a record with [SingleKey] | a map with exactly one key |
/// | `Object` | any tree |
/// | `Map<String, Object>` with [Rest] | the keys that are left over, in their own spelling |
///
/// A null value is as good as no key. An absent component takes its [Default]; without one, `Optional` is
/// empty, a list or map is empty, a primitive is zero or `false`, and anything else is a mismatch. So are
/// unknown keys, keys that come twice, and trees of more than 64 levels or two million values. What a record's own
/// constructor
/// throws is a mismatch at the record. The record must be public, in an exported package.
public final class RecordBinder {

    private RecordBinder() {}

    /// Makes a record of a tree.
    ///
    /// @param type the record, public, in an exported package
    /// @param tree maps from `String`, lists, `String`, `Boolean`, numbers; keys in any letter case
    /// @param path the path of the tree itself, for errors; may be empty
    /// @throws BindException if the tree does not fit; it has every mismatch, up to a hundred
    public static <R extends Record> R bind(Class<R> type, Map<String, ?> tree, String path) {
        return type.cast(TreeBinder.bind(type, tree, path));
    }

    /// Makes a value of any supported type, such as `long` of an annotation's text, or a sealed interface.
    ///
    /// @throws BindException if the value does not fit
    @SuppressWarnings("unchecked")
    public static <V> V bindValue(Class<V> type, Object value, String path) {
        return (V) MethodType.methodType(type).wrap().returnType().cast(TreeBinder.bind(type, value, path));
    }

    /// Makes a value of each entry of a map, so that a broken one falls alone.
    ///
    /// @param type a record or a sealed interface
    /// @param tree from name to tree; null values are left out
    /// @param path the path of the map itself
    /// @param broken is told each entry that does not fit, in the order of the map
    /// @return the values that fit, by name, in the order of the map
    public static <V> Map<String, V> bindEach(
            Class<V> type, Map<String, ?> tree, String path, Consumer<? super BindException> broken) {
        var values = new LinkedHashMap<String, V>();
        tree.forEach((name, value) -> {
            if (value != null) {
                try {
                    values.put(
                            name,
                            bindValue(type, value, Place.root(path).child(name).path()));
                } catch (BindException e) {
                    broken.accept(e);
                }
            }
        });
        return Collections.unmodifiableMap(values);
    }
}

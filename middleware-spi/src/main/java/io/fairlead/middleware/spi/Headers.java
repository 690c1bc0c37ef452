package io.fairlead.middleware.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The fields of a message head or of its trailers, in the order in which they came.
///
/// Names are compared without regard to ASCII letter case and keep their spelling. Values are bytes
/// on the wire (RFC 9110 section 5.5); a `String` here holds one byte a character (ISO-8859-1), so
/// what is read and set again is unchanged. Mutable, for one thread.
///
/// `Host`, `Content-Length`, `Transfer-Encoding` and `Connection` are not found here on a request
/// or a response of the core: the target, [Body#length()] and the codec hold what they say.
public interface Headers {

    /// Headers with no field.
    static Headers create() {
        return new SimpleHeaders();
    }

    /// The value of the first field of that name.
    Optional<String> first(String name);

    /// The values of all fields of that name, in order; empty if there is none. A copy.
    List<String> all(String name);

    /// Whether there is a field of that name.
    boolean contains(String name);

    /// Replaces all fields of that name by one. It takes the place of the first, or comes last.
    ///
    /// @throws IllegalArgumentException if the name is not a token (RFC 9110 section 5.6.2) or the
    ///     value holds a control character other than a tab, or a character above U+00FF
    void set(String name, String value);

    /// Adds a field after all others.
    ///
    /// @throws IllegalArgumentException as [#set] does
    void add(String name, String value);

    /// Removes all fields of that name.
    void remove(String name);

    /// The number of fields.
    int size();

    /// Calls back with name and value of each field, in order. The headers must not be changed
    /// meanwhile.
    void forEach(BiConsumer<? super String, ? super String> field);

    /// A copy that shares nothing with this one.
    default Headers copy() {
        var copy = create();
        forEach(copy::add);
        return copy;
    }
}

package io.fairlead.provider.spi;

/// What is wrong with one object of a configuration, in the words that an operator needs.
///
/// @param source the object: a file, or kind and `namespace/name`, such as `Ingress shop/web`
/// @param field the path of the field inside it, such as `spec.rules[0].http.paths[1].path`; may be empty
/// @param found what stands there; never a secret
/// @param expected what should stand there, and what was done about it
public record Problem(String source, String field, String found, String expected) {

    /// One line for a log.
    @Override
    public String toString() {
        var where = field.isEmpty() ? source : source + ", " + field;
        return where + ": found " + found + ", expected " + expected;
    }
}

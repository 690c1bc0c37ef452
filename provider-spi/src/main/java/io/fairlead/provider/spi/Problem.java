package io.fairlead.provider.spi;

import java.util.Optional;

/// What is wrong with one object of a configuration, in the words that an operator needs. Texts that are too long to
/// be read are cut.
///
/// @param source the object: a file, or kind and `namespace/name`, such as `Ingress shop/web`
/// @param field the path of the field inside it, such as `spec.rules[0].http.paths[1].path`; may be empty
/// @param found what stands there; never a secret
/// @param expected what should stand there, and what was done about it
/// @param subject the object, where it is one that a provider can tell by kind and name
public record Problem(String source, String field, String found, String expected, Optional<Subject> subject) {

    private static final int LONGEST = 600;

    /// Cuts the texts.
    public Problem {
        source = cut(source);
        field = cut(field);
        found = cut(found);
        expected = cut(expected);
    }

    /// A problem of something that has no kind, such as a file.
    public Problem(String source, String field, String found, String expected) {
        this(source, field, found, expected, Optional.empty());
    }

    /// A problem of an object.
    public static Problem of(Subject subject, String field, String found, String expected) {
        return new Problem(subject.label(), field, found, expected, Optional.of(subject));
    }

    /// The same problem of an object that is known.
    public Problem about(Optional<Subject> object) {
        return new Problem(source, field, found, expected, object);
    }

    /// One line for a log.
    @Override
    public String toString() {
        var where = field.isEmpty() ? source : source + ", " + field;
        return where + ": found " + found + ", expected " + expected;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /// An object by kind and name, for who wants to find it again.
    ///
    /// @param kind such as `Ingress`
    /// @param namespace empty where there is none
    public record Subject(String kind, String namespace, String name) {

        /// The object as problems name it: `Ingress shop/web`.
        public String label() {
            return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
        }
    }
}

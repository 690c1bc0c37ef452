package io.fairlead.provider.k8s.ingress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/// The values of the annotations of one section. One that cannot be read is a problem and counts as absent.
final class AnnotationValues {

    private final SortedMap<String, Annotation> found;
    private final AnnotationProblems problems;

    AnnotationValues(SortedMap<String, Annotation> found, AnnotationProblems problems) {
        this.found = found;
        this.problems = problems;
    }

    AnnotationProblems problems() {
        return problems;
    }

    Optional<Annotation> get(String field) {
        return Optional.ofNullable(found.get(field));
    }

    /// Whether a flag, or anything below it, is there.
    boolean on(String flag) {
        for (var key : found.keySet()) {
            if (isAtOrBelow(key, flag)) {
                return true;
            }
        }
        return false;
    }

    /// The annotations whose names begin so, sorted by their names.
    Map<String, Annotation> startingWith(String start) {
        return found.subMap(start, start + Character.MAX_VALUE);
    }

    List<String> list(String field) {
        return get(field).map(some -> AnnotationText.list(some.value())).orElse(List.of());
    }

    /// Absent if there is no text.
    Optional<String> text(String field) {
        return get(field).map(Annotation::value).filter(value -> !value.isEmpty());
    }

    Optional<Boolean> truth(String field) {
        return parsed(field, AnnotationText::truth, "true or false");
    }

    Optional<Long> integer(String field) {
        return parsed(field, AnnotationText::integer, "a whole number");
    }

    private <V> Optional<V> parsed(String field, Function<String, Optional<V>> parser, String expected) {
        return get(field).flatMap(annotation -> {
            var value = parser.apply(annotation.value());
            if (value.isEmpty()) {
                problems.refuse(annotation, expected);
            }
            return value;
        });
    }

    static boolean isAtOrBelow(String key, String flag) {
        return key.startsWith(flag) && (key.length() == flag.length() || key.charAt(flag.length()) == '.');
    }
}

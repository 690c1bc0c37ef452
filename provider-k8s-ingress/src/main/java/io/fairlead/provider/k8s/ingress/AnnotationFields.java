package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.bind.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The annotations that a section, such as `router`, may have.
///
/// @param section the first part of their names
/// @param fields the rest of their names, in lower case; `N` is any one part
/// @param flags those of the fields that switch all fields below them on and off
record AnnotationFields(String section, List<String> fields, List<String> flags) {

    static final String PREFIX = "traefik.ingress.kubernetes.io/";

    private static final String ANY = ".N.";

    AnnotationFields {
        fields = List.copyOf(fields);
        flags = List.copyOf(flags);
    }

    /// The annotations of an object that belong to the section.
    ///
    /// @param consequence what follows from a bad one
    AnnotationValues read(Map<String, String> annotations, Source source, String consequence) {
        var problems = new AnnotationProblems(new ProblemList(source), consequence);
        var found = below(annotations);
        found.entrySet().removeIf(entry -> !isKnown(entry.getKey(), entry.getValue(), problems));
        for (var flag : flags) {
            var annotation = found.get(flag);
            if (annotation != null && !AnnotationText.isOn(annotation.value())) {
                found.keySet().removeIf(key -> AnnotationValues.isAtOrBelow(key, flag));
            }
        }
        return new AnnotationValues(found, problems);
    }

    /// By the rest of the key in lower case. Of two spellings of a key, the one that sorts last counts.
    private TreeMap<String, Annotation> below(Map<String, String> annotations) {
        var found = new TreeMap<String, Annotation>();
        for (var entry : new TreeMap<>(annotations).entrySet()) {
            var key = entry.getKey();
            var rest = key.startsWith(PREFIX) ? Names.lower(key.substring(PREFIX.length())) : "";
            if (rest.startsWith(section + ".")) {
                found.put(rest.substring(section.length() + 1), new Annotation(key, entry.getValue()));
            }
        }
        return found;
    }

    private boolean isKnown(String key, Annotation annotation, AnnotationProblems problems) {
        if (fields.stream().anyMatch(field -> matches(field, key))) {
            return true;
        }
        problems.refuse(annotation, () -> "a known annotation, such as " + section + "." + nearest(key));
        return false;
    }

    private String nearest(String key) {
        var known = fields.stream().map(field -> field.replace(ANY, ".0.")).toList();
        return Names.nearest(key, known).orElse("");
    }

    private static boolean matches(String field, String key) {
        var any = field.indexOf(ANY);
        if (any < 0) {
            return field.equals(key);
        }
        var first = any + 1;
        var last = key.length() - (field.length() - any - 2);
        return last > first
                && key.startsWith(field.substring(0, first))
                && key.endsWith(field.substring(any + 2))
                && key.indexOf('.', first) == last;
    }
}

package io.fairlead.provider.k8s.ingress;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The annotations below one section, such as `router`, by the rest of their key in lower case.
final class AnnotationKeys {

    static final String PREFIX = "traefik.ingress.kubernetes.io/";

    private AnnotationKeys() {}

    /// Of two spellings of a key, the one that sorts last counts.
    static Map<String, Annotation> below(String section, Map<String, String> annotations) {
        var found = new TreeMap<String, Annotation>();
        annotations.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            var key = entry.getKey();
            var rest = key.startsWith(PREFIX) ? key.substring(PREFIX.length()).toLowerCase(Locale.ROOT) : "";
            if (rest.startsWith(section + ".")) {
                found.put(rest.substring(section.length() + 1), new Annotation(key, entry.getValue()));
            }
        });
        return found;
    }

    /// The known key that looks most like this one.
    static String nearest(String key, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .orElse("");
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /// An annotation as written.
    record Annotation(String key, String value) {

        String field() {
            return "metadata.annotations[" + key + "]";
        }
    }
}

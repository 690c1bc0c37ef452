package io.fairlead.provider.k8s.ingress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/// Labels of the routers of one Ingress: those that would share one are told apart by their rules, all of them.
final class OwnLabels {

    private OwnLabels() {}

    /// Of several routers with the same rule the last one stays.
    static List<RouterPart> of(List<RouterPart> parts, ProblemList problems) {
        if (parts.size() < 2) {
            return parts;
        }
        var counts = new HashMap<String, Integer>();
        parts.forEach(part -> counts.merge(part.label(), 1, Integer::sum));
        var named = new LinkedHashMap<String, RouterPart>();
        for (var part : parts) {
            var label = part.label();
            var isShared = counts.getOrDefault(label, 1) > 1;
            var own = isShared ? label + "-" + RuleHash.of(part.router().rule()) : label;
            if (named.put(own, part.withLabel(own)) != null) {
                problems.add(part.field(), "the host and path of another path", "each once; the last one counts");
            }
        }
        return new ArrayList<>(named.values());
    }
}

package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.List;
import java.util.Map;

/// Who wrote what of an object, as its `managedFields` say.
record Authors(List<Map<String, Object>> entries) {

    static Authors of(Map<String, Object> object) {
        return new Authors(Tree.maps(object, "metadata", "managedFields"));
    }

    /// Whether the addresses in the status are those that an author of this name wrote last.
    ///
    /// @param expected what he wrote as far as is known, for a server that keeps no account
    boolean wrote(String author, List<PublishedAddress> expected, List<PublishedAddress> now) {
        return entries.isEmpty()
                ? StatusTree.same(expected, now)
                : entries.stream().anyMatch(entry -> isOf(author, entry));
    }

    private static boolean isOf(String author, Map<String, Object> entry) {
        return Tree.text(entry, "manager").equals(author)
                && Tree.map(entry, "fieldsV1", "f:status", "f:loadBalancer").containsKey("f:ingress");
    }
}

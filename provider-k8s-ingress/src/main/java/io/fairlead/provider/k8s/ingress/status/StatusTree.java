package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The addresses in the status of an object, as a tree.
final class StatusTree {

    private static final String[] PLACE = {"status", "loadBalancer", "ingress"};

    private StatusTree() {}

    static List<PublishedAddress> read(Map<String, ?> object) {
        return Tree.maps(object, PLACE).stream().map(StatusTree::address).toList();
    }

    /// A copy of an object with other addresses.
    static Map<String, Object> with(List<PublishedAddress> addresses, Map<String, ?> object) {
        return Tree.with(object, addresses.stream().map(StatusTree::tree).toList(), PLACE);
    }

    /// Whether both lists say the same. Neither the order of addresses nor that of ports says anything.
    static boolean same(List<PublishedAddress> one, List<PublishedAddress> other) {
        return one.equals(other) || one.size() == other.size() && sets(one).equals(sets(other));
    }

    private static Set<List<Object>> sets(List<PublishedAddress> addresses) {
        var sets = new HashSet<List<Object>>();
        addresses.forEach(one -> sets.add(List.of(one.ip(), one.hostname(), Set.copyOf(one.ports()))));
        return sets;
    }

    private static PublishedAddress address(Map<String, Object> tree) {
        var ports = Tree.maps(tree, "ports").stream()
                .map(port -> new PublishedAddress.Port(Tree.number(port, "port"), Tree.text(port, "protocol")))
                .toList();
        return new PublishedAddress(Tree.text(tree, "ip"), Tree.text(tree, "hostname"), ports);
    }

    private static Map<String, Object> tree(PublishedAddress address) {
        var tree = new LinkedHashMap<String, Object>();
        if (!address.ip().isEmpty()) {
            tree.put("ip", address.ip());
        }
        if (!address.hostname().isEmpty()) {
            tree.put("hostname", address.hostname());
        }
        if (!address.ports().isEmpty()) {
            tree.put("ports", address.ports().stream().map(StatusTree::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(PublishedAddress.Port port) {
        return Map.of("port", port.number(), "protocol", port.protocol());
    }
}

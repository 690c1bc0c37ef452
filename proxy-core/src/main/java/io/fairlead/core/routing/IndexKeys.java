package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.Octets;
import io.fairlead.core.rule.Rule;
import io.fairlead.core.rule.RuleCompiler;
import java.util.ArrayList;
import java.util.List;

/// Splits a rule into alternatives that the index can file. Together they take exactly what the rule takes.
final class IndexKeys {

    /// The most alternatives that `&&` between two `||` may multiply to; beyond, one side becomes a test.
    private static final int MOST_PRODUCTS = 64;

    /// Longer paths are filed by their beginning, which bounds the depth of the tree.
    private static final int LONGEST_PATH = 1_024;

    private IndexKeys() {}

    static List<IndexKey> of(Rule rule) {
        return switch (rule) {
            case Rule.And(var left, var right) -> both(left, right);
            case Rule.Or(var left, var right) -> {
                var all = new ArrayList<>(of(left));
                all.addAll(of(right));
                yield all;
            }
            case Rule.Not _ -> List.of(test(rule));
            case Rule.Call call -> List.of(key(call));
        };
    }

    private static List<IndexKey> both(Rule left, Rule right) {
        var lefts = of(left);
        var rights = of(right);
        if (lefts.size() > 1 && rights.size() > 1 && lefts.size() * rights.size() > MOST_PRODUCTS) {
            var filesByLeft = filesByHost(lefts) || !filesByHost(rights);
            return product(filesByLeft ? lefts : rights, List.of(test(filesByLeft ? right : left)));
        }
        return product(lefts, rights);
    }

    private static List<IndexKey> product(List<IndexKey> lefts, List<IndexKey> rights) {
        var all = new ArrayList<IndexKey>(lefts.size() * rights.size());
        for (var left : lefts) {
            for (var right : rights) {
                all.add(left.and(right));
            }
        }
        return all;
    }

    private static boolean filesByHost(List<IndexKey> keys) {
        return keys.stream().allMatch(key -> key.host().kind() != HostPattern.Kind.ANY);
    }

    private static IndexKey key(Rule.Call call) {
        return switch (call.matcher()) {
            case HOST, HOST_HEADER ->
                HostPattern.parse(call.first()).map(IndexKey::host).orElseGet(() -> test(call));
            case PATH -> path(call, true);
            case PATH_PREFIX -> path(call, false);
            case HOST_REGEXP, PATH_REGEXP, HEADER, HEADER_REGEXP, QUERY, QUERY_REGEXP, QUERY_FIRST, METHOD, CLIENT_IP ->
                test(call);
        };
    }

    private static IndexKey path(Rule.Call call, boolean exact) {
        var text = Octets.of(call.first());
        if (text.length() <= LONGEST_PATH) {
            return IndexKey.path(new PathKey(text, exact));
        }
        return IndexKey.path(new PathKey(text.substring(0, LONGEST_PATH), false))
                .and(test(call));
    }

    private static IndexKey test(Rule rule) {
        return IndexKey.test(RuleCompiler.compile(rule));
    }
}

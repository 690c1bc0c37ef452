package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.MatcherKind;
import io.fairlead.core.rule.Rule;
import io.fairlead.core.rule.RuleException;
import io.fairlead.core.rule.RuleParser;
import io.fairlead.core.rule.RuleSyntax;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.LinkedHashSet;
import java.util.Set;

/// The hosts that a rule names, by which TLS options are chosen before there is a request.
final class RuleHosts {

    private RuleHosts() {}

    /// Exact names and wildcards; empty if the rule names none, or is wrong.
    static Set<HostPattern> of(RouterConfig router) {
        var hosts = new LinkedHashSet<HostPattern>();
        try {
            collect(RuleParser.parse(router.rule(), RuleSyntax.of(router.ruleSyntax())), hosts);
        } catch (RuleException e) {
            return Set.of();
        }
        return hosts;
    }

    /// A host counts under a negation too: a rule can be understood only when there is a request.
    private static void collect(Rule rule, Set<HostPattern> hosts) {
        switch (rule) {
            case Rule.And(var left, var right) -> {
                collect(left, hosts);
                collect(right, hosts);
            }
            case Rule.Or(var left, var right) -> {
                collect(left, hosts);
                collect(right, hosts);
            }
            case Rule.Not(var inner) -> collect(inner, hosts);
            case Rule.Call call -> {
                if (call.matcher() == MatcherKind.HOST) {
                    HostPattern.parse(call.first())
                            .filter(host -> host.kind() != HostPattern.Kind.ANY)
                            .ifPresent(hosts::add);
                }
            }
        }
    }
}

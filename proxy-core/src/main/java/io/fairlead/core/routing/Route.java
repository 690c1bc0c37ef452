package io.fairlead.core.routing;

import io.fairlead.core.rule.Matcher;
import io.fairlead.core.rule.Rule;
import io.fairlead.core.rule.RuleCompiler;
import io.fairlead.core.rule.RuleException;
import io.fairlead.core.rule.RuleParser;
import io.fairlead.core.rule.RuleSyntax;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A router at work: a compiled rule and what handles its requests.
///
/// @param name the full name, such as `shop@file`
/// @param config what the user wrote
/// @param origin the object that it was made from
/// @param priority the effective priority, higher goes first
/// @param rule the parsed rule
/// @param specificity how narrow the rule is; breaks ties
/// @param matcher the compiled rule
/// @param handler the chain of its middlewares and its service
public record Route(
        String name,
        RouterConfig config,
        Optional<Origin> origin,
        long priority,
        Rule rule,
        Specificity specificity,
        Matcher matcher,
        Handler handler) {

    /// Parses and compiles the rule of a router. The priority is the one that was configured, or the length
    /// of the rule in bytes.
    ///
    /// @throws RuleException if the rule is wrong
    public static Route of(String name, RouterConfig config, Optional<Origin> origin, Handler handler) {
        var rule = RuleParser.parse(config.rule(), RuleSyntax.of(config.ruleSyntax()));
        var priority =
                config.priority() != 0 ? config.priority() : config.rule().getBytes(StandardCharsets.UTF_8).length;
        return new Route(
                name, config, origin, priority, rule, Specificity.of(rule), RuleCompiler.compile(rule), handler);
    }

    /// The same rule before another handler.
    public Route withHandler(Handler other) {
        return new Route(name, config, origin, priority, rule, specificity, matcher, other);
    }

    /// The provider, as the name says; empty if it does not.
    public String provider() {
        var at = name.lastIndexOf('@');
        return at < 0 ? "" : name.substring(at + 1);
    }
}

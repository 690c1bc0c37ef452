package io.fairlead.core.api;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.RedirectionsConfig;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The routers that send all requests of one entry point to another one.
final class Redirections {

    private static final System.Logger LOGGER = System.getLogger(Redirections.class.getName());

    private final Map<String, EntryPointConfig> entryPoints;

    Redirections(Map<String, EntryPointConfig> entryPoints) {
        this.entryPoints = entryPoints;
    }

    void addTo(DynamicConfiguration.Builder internal) {
        entryPoints.forEach((name, config) -> config.http()
                .redirections()
                .flatMap(RedirectionsConfig::entryPoint)
                .ifPresent(target -> add(name, target, internal)));
    }

    private void add(String from, RedirectionsConfig.Target target, DynamicConfiguration.Builder internal) {
        var port = port(target.to());
        if (port.isEmpty()) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "entry point {0} is to redirect to \"{1}\", which is no entry point; it does not redirect",
                    from,
                    target.to());
            return;
        }
        var name = normalised(from + "-to-" + target.to());
        var middleware = "redirect-" + name;
        internal.middleware(
                middleware,
                new MiddlewareConfig(
                        "redirectScheme",
                        Map.of("scheme", target.scheme(), "port", port.get(), "permanent", target.permanent())));
        internal.router(
                name,
                RouterConfig.of("HostRegexp(`^.+$`)", InternalServices.NOOP)
                        .withEntryPoints(List.of(from))
                        .withMiddlewares(List.of(middleware))
                        .withRuleSyntax("default")
                        .withPriority(target.priority()));
    }

    private Optional<String> port(String to) {
        if (to.startsWith(":")) {
            return Optional.of(to.substring(1));
        }
        return Optional.ofNullable(entryPoints.get(to))
                .map(config -> Integer.toString(config.listen().port()));
    }

    /// As Traefik writes it: runs of what is neither letter nor digit become one dash.
    private static String normalised(String name) {
        var text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                text.appendCodePoint(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '-') {
                text.append('-');
            }
        });
        return text.toString();
    }
}

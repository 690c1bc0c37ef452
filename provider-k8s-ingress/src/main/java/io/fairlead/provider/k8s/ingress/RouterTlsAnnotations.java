package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig.DomainConfig;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The annotations `router.tls` and below.
final class RouterTlsAnnotations {

    private static final Pattern DOMAIN = Pattern.compile("tls\\.domains\\.([^.]+)\\.(main|sans)");

    private final TreeMap<String, DomainConfig> domains = new TreeMap<>();
    private boolean on;
    private boolean off;
    private Optional<String> certResolver = Optional.empty();
    private Optional<String> options = Optional.empty();

    /// Takes a key in lower case, if it is one of these.
    boolean take(String key, String value) {
        switch (key) {
            case "tls" -> off = !AnnotationValues.flag(value);
            case "tls.certresolver" -> certResolver = AnnotationValues.text(value);
            case "tls.options" -> options = AnnotationValues.text(value);
            default -> {
                var domain = DOMAIN.matcher(key);
                if (!domain.matches()) {
                    return false;
                }
                domain(domain.group(1), domain.group(2).equals("main"), value);
            }
        }
        on = true;
        return true;
    }

    /// Groups count in the order of their text.
    private void domain(String group, boolean main, String value) {
        var before = domains.getOrDefault(group, new DomainConfig("", List.of()));
        domains.put(
                group,
                main
                        ? new DomainConfig(value, before.sans())
                        : new DomainConfig(before.main(), AnnotationValues.list(value)));
    }

    Optional<RouterTlsConfig> config() {
        return on && !off
                ? Optional.of(new RouterTlsConfig(options, certResolver, List.copyOf(domains.values())))
                : Optional.empty();
    }
}

package io.fairlead.core.tls;

import java.util.HashMap;
import java.util.Map;

/// Which TLS options go with which host, on one entry point. The one place where that is decided (T-04).
public final class HostPolicies {

    /// The options of hosts that no router names.
    public static final String DEFAULT = "default";

    /// Every host has the default options.
    public static final HostPolicies NONE = new HostPolicies(Map.of(), Map.of());

    private final Map<String, String> exact;
    private final Map<String, String> wildcards;

    /// @param exact full names of options by host in canonical form
    /// @param wildcards the same by what follows `*.`, which stands for one label
    public HostPolicies(Map<String, String> exact, Map<String, String> wildcards) {
        this.exact = new HashMap<>(exact);
        this.wildcards = new HashMap<>(wildcards);
    }

    /// The full name of the options of a host in canonical form; an exact name goes before a wildcard.
    String find(String host) {
        var found = exact.get(host);
        if (found != null) {
            return found;
        }
        var dot = host.indexOf('.');
        return dot > 0 ? wildcards.getOrDefault(host.substring(dot + 1), DEFAULT) : DEFAULT;
    }

    /// Whether all hosts have the default options.
    boolean isUniform() {
        return exact.isEmpty() && wildcards.isEmpty();
    }
}

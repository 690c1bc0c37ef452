package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.tls.HostPolicies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which TLS options go with which hosts. Options are chosen before a request is read, by the host alone: routers that
/// want different ones for the same host, and those that name no host, get the default ones.
final class TlsConflicts {

    /// No router wants anything but the default options.
    static final TlsConflicts NONE = new TlsConflicts(List.of());

    private final List<Claim> claims;
    private final Set<Claim> fallen = new HashSet<>();
    private final Set<Where> conflicted = new HashSet<>();

    /// What a router wants on an entry point.
    ///
    /// @param router the full name
    /// @param options the full name
    private record Claim(String router, String entryPoint, Set<HostPattern> hosts, String options) {

        boolean isDefault() {
            return options.equals(MergedTls.DEFAULT);
        }
    }

    /// A router on an entry point.
    private record Where(String router, String entryPoint) {}

    /// A host of an entry point.
    private record Place(String entryPoint, HostPattern host) {}

    private TlsConflicts(List<Claim> claims) {
        this.claims = claims;
        while (settleOnce()) {
            // Whoever falls may take others along.
        }
        fallen.forEach(claim -> conflicted.add(new Where(claim.router(), claim.entryPoint())));
    }

    /// Looks at all routers.
    static TlsConflicts of(MergedConfiguration configuration, EntryPoints entryPoints) {
        var variants = new LinkedHashMap<RouterVariant, String>();
        configuration.routers().forEach((name, router) -> {
            for (var variant : entryPoints.variants(name, router, new Faults())) {
                if (variant.config().tls().isPresent()) {
                    variants.put(variant, name);
                }
            }
        });
        if (variants.keySet().stream().allMatch(variant -> optionsOf(variant).equals(MergedTls.DEFAULT))) {
            return new TlsConflicts(List.of());
        }
        var claims = new ArrayList<Claim>();
        variants.forEach((variant, name) -> {
            var hosts = RuleHosts.of(variant.config());
            variant.config()
                    .entryPoints()
                    .forEach(entryPoint -> claims.add(new Claim(name, entryPoint, hosts, optionsOf(variant))));
        });
        return new TlsConflicts(claims);
    }

    /// The variant, with those of its entry points apart on which it must do with the default options.
    ///
    /// @param router the full name of the router that it is a variant of
    List<RouterVariant> settle(String router, RouterVariant variant) {
        if (variant.config().tls().isEmpty()) {
            return List.of(variant);
        }
        var conflicted = variant.config().entryPoints().stream()
                .filter(entryPoint -> fell(router, entryPoint))
                .toList();
        if (conflicted.isEmpty()) {
            return List.of(variant);
        }
        var settled = new ArrayList<RouterVariant>();
        var others = new ArrayList<>(variant.config().entryPoints());
        others.removeAll(conflicted);
        if (!others.isEmpty()) {
            settled.add(new RouterVariant(variant.name(), variant.config().withEntryPoints(others)));
        }
        var tls = variant.config().tls().orElseThrow().withOptions(MergedTls.DEFAULT);
        for (var entryPoint : conflicted) {
            var config = variant.config().withEntryPoints(List.of(entryPoint)).withTls(tls);
            settled.add(new RouterVariant(entryPoint + "-conflicted-" + router, config));
        }
        return settled;
    }

    /// Whether a variant of a router names options other than the default ones.
    static boolean hasOwnOptions(Collection<RouterVariant> variants) {
        return variants.stream().anyMatch(variant -> !optionsOf(variant).equals(MergedTls.DEFAULT));
    }

    /// The routers that must do with the default options here and not there, or there and not here.
    Set<String> differences(TlsConflicts other) {
        var differences = new HashSet<String>();
        for (var where : conflicted) {
            if (!other.conflicted.contains(where)) {
                differences.add(where.router);
            }
        }
        for (var where : other.conflicted) {
            if (!conflicted.contains(where)) {
                differences.add(where.router);
            }
        }
        return differences;
    }

    /// Whether a router must do with the default options on an entry point.
    boolean fell(String router, String entryPoint) {
        return conflicted.contains(new Where(router, entryPoint));
    }

    /// The options of hosts, by entry point.
    Map<String, HostPolicies> hosts() {
        var exact = new HashMap<String, Map<String, String>>();
        var wildcards = new HashMap<String, Map<String, String>>();
        for (var claim : claims) {
            for (var host : claim.hosts()) {
                var table = host.kind() == HostPattern.Kind.EXACT ? exact : wildcards;
                table.computeIfAbsent(claim.entryPoint(), _ -> new HashMap<>()).put(host.name(), optionsOf(claim));
            }
        }
        var hosts = new HashMap<String, HostPolicies>();
        var names = new HashSet<>(exact.keySet());
        names.addAll(wildcards.keySet());
        names.forEach(name -> hosts.put(
                name, new HostPolicies(exact.getOrDefault(name, Map.of()), wildcards.getOrDefault(name, Map.of()))));
        return hosts;
    }

    private boolean settleOnce() {
        var wanted = new HashMap<Place, Set<String>>();
        for (var claim : claims) {
            for (var host : claim.hosts()) {
                wanted.computeIfAbsent(new Place(claim.entryPoint(), host), _ -> new LinkedHashSet<>())
                        .add(optionsOf(claim));
            }
        }
        var changed = false;
        for (var claim : claims) {
            if (!claim.isDefault() && !fallen.contains(claim) && isContested(claim, wanted)) {
                fallen.add(claim);
                changed = true;
            }
        }
        return changed;
    }

    private static boolean isContested(Claim claim, Map<Place, Set<String>> wanted) {
        return claim.hosts().isEmpty()
                || claim.hosts().stream()
                        .anyMatch(host -> wanted.getOrDefault(new Place(claim.entryPoint(), host), Set.of())
                                        .size()
                                > 1);
    }

    private String optionsOf(Claim claim) {
        return fallen.contains(claim) ? MergedTls.DEFAULT : claim.options();
    }

    private static String optionsOf(RouterVariant variant) {
        return variant.config().tls().flatMap(tls -> tls.options()).orElse(MergedTls.DEFAULT);
    }
}

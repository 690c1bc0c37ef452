package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.tls.HostPolicies;
import io.fairlead.core.tls.ServerCertificate;
import io.fairlead.core.tls.TlsPolicy;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig.DefaultCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes options and certificates of one table, and takes over those of the table before that are still right.
final class TlsWorkshop {

    /// Of no configuration: there are no options, not even default ones.
    static final TlsWorkshop NONE = new TlsWorkshop(new MergedTls(List.of(), Map.of(), Map.of(), true), TlsParts.NONE);

    private final MergedTls configuration;
    private final Map<String, TlsParts.Options> options = new LinkedHashMap<>();
    private final Map<String, List<Fault>> faults = new LinkedHashMap<>();
    private final Map<TlsParts.Pair, ServerCertificate> pairs = new LinkedHashMap<>();
    private final Map<TlsParts.Place, ServerCertificate> latest = new LinkedHashMap<>();
    private final List<ServerCertificate> certificates = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Optional<ServerCertificate> storeDefault;
    private boolean mayMend;
    private @Nullable TlsOptionNames names;

    private TlsWorkshop(MergedTls configuration, TlsParts before) {
        this.configuration = configuration;
        configuration.options().forEach((name, config) -> makeOptions(name, config, before));
        if (!configuration.contested() && !configuration.options().containsKey(MergedTls.DEFAULT)) {
            makeOptions(MergedTls.DEFAULT, TlsOptionsConfig.DEFAULT, before);
        }
        for (var i = 0; i < configuration.certificates().size(); i++) {
            makeCertificate(i, configuration.certificates().get(i), before);
        }
        storeDefault = storeDefault(before);
    }

    /// What is made of the next configuration; the same if that is the same, and what is wrong with it stays wrong:
    /// only files may have become right meanwhile.
    ///
    /// @param before what this one has made
    TlsWorkshop next(MergedTls next, TlsParts before) {
        return next == configuration && !mayMend ? this : new TlsWorkshop(next, before);
    }

    /// Whether routers find the same options here as there.
    boolean hasSameOptions(TlsWorkshop other) {
        return options.keySet().equals(other.options.keySet())
                && faults.keySet().equals(other.faults.keySet());
    }

    /// Tells a router what is wrong with the options that it names.
    ///
    /// @param name their full name
    /// @param provider that of the router
    void check(String name, String provider, Faults told) {
        if (options.containsKey(name)) {
            return;
        }
        var broken = faults.get(name);
        if (broken != null) {
            told.error("tls.options", "\"" + name + "\", which cannot be used", "options that work");
        } else {
            told.error("tls.options", "\"" + name + "\", which does not exist", names().instead(name, provider));
        }
    }

    private TlsOptionNames names() {
        if (names == null) {
            names = TlsOptionNames.of(options.keySet());
        }
        return names;
    }

    /// All that is alive.
    ///
    /// @param hosts which options go with which hosts, by entry point
    /// @param selfSigned serves names for which there is no certificate
    TlsParts finish(Map<String, HostPolicies> hosts, Supplier<ServerCertificate> selfSigned) {
        var policies = new LinkedHashMap<String, TlsPolicy>();
        options.forEach((name, made) -> policies.put(name, made.policy()));
        var fallback = storeDefault
                .<Supplier<ServerCertificate>>map(made -> () -> made)
                .orElse(selfSigned);
        return new TlsParts(options, pairs, latest, TlsSnapshot.of(policies, hosts, certificates, fallback));
    }

    /// What is wrong with options and certificates.
    List<Problem> problems() {
        var all = new ArrayList<>(problems);
        faults.forEach((name, found) ->
                found.forEach(fault -> all.add(fault.problem("TLS options " + name, "tls.options." + name))));
        return all;
    }

    private void makeOptions(String name, TlsOptionsConfig config, TlsParts before) {
        var old = before.options().get(name);
        if (old != null && old.config().equals(config)) {
            options.put(name, old);
            return;
        }
        try {
            options.put(name, new TlsParts.Options(config, TlsPolicy.of(name, config)));
        } catch (RuntimeException e) {
            faults.put(name, Fault.of(e));
            mayMend = true;
        }
    }

    private void makeCertificate(int index, TlsCertificateConfig config, TlsParts before) {
        var pair = new TlsParts.Pair(config.certFile(), config.keyFile());
        var made = config.isUnusable()
                ? keep(pair.place(), before)
                : make("tls.certificates[" + index + "]", pair, before);
        made.ifPresent(certificates::add);
    }

    private Optional<ServerCertificate> storeDefault(TlsParts before) {
        var store = Optional.ofNullable(configuration.stores().get(MergedTls.DEFAULT));
        var pair = store.flatMap(config -> config.defaultCertificate());
        return pair.flatMap((DefaultCertificate config) -> make(
                "tls.stores.default.defaultCertificate",
                new TlsParts.Pair(config.certFile(), config.keyFile()),
                before));
    }

    /// A pair that cannot be used is reported; what was in its place before stays in use (T-08).
    private Optional<ServerCertificate> make(String field, TlsParts.Pair pair, TlsParts before) {
        var content = pair.anywhere();
        var old = pairs.getOrDefault(content, before.pairs().get(content));
        try {
            var made = old == null ? ServerCertificate.read(pair.certificate(), pair.key()) : old;
            pairs.put(content, made);
            latest.put(pair.place(), made);
            return Optional.of(made);
        } catch (RuntimeException e) {
            mayMend |= !pair.isFixed();
            var kept = keep(pair.place(), before);
            var then = kept.isPresent() ? "; the last one that could be used stays in use" : "";
            Fault.of(e).forEach(fault -> problems.add(problem(fault.with(then), field, pair.certificate())));
            return kept;
        }
    }

    /// A place in a list says nothing of what was found elsewhere, and changes with its neighbours.
    private static Problem problem(Fault fault, String field, FileOrContent certificate) {
        var place = certificate.origin().isPresent() ? "" : field;
        var subject = certificate
                .origin()
                .map(holder -> new Problem.Subject(holder.kind(), holder.namespace(), holder.name()));
        return fault.problem("TLS certificate " + certificate, place).about(subject);
    }

    private Optional<ServerCertificate> keep(TlsParts.Place place, TlsParts before) {
        var kept = Optional.ofNullable(before.latest().get(place));
        kept.ifPresent(certificate -> latest.put(place, certificate));
        return kept;
    }
}

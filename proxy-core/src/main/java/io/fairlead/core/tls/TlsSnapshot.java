package io.fairlead.core.tls;

import io.fairlead.core.http.TlsSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What TLS connections are made with at one moment: options by host, certificates by name. It never changes; another
/// one takes its place, and open connections keep what they were made with (T-08).
public final class TlsSnapshot {

    /// Refuses every connection.
    public static final TlsSnapshot NONE = new TlsSnapshot(Map.of(), Map.of(), new CertificateStore(List.of(), () -> {
        throw new IllegalStateException("no certificate");
    }));

    private final Map<String, TlsPolicy> policies;
    private final Map<String, HostPolicies> entryPoints;
    private final CertificateStore certificates;

    private TlsSnapshot(
            Map<String, TlsPolicy> policies, Map<String, HostPolicies> entryPoints, CertificateStore certificates) {
        this.policies = Map.copyOf(policies);
        this.entryPoints = Map.copyOf(entryPoints);
        this.certificates = certificates;
    }

    /// A snapshot.
    ///
    /// @param policies the options that can be used, by full name
    /// @param entryPoints which of them go with which hosts, by entry point; may name some that are not there
    /// @param fallback serves names that no certificate covers
    public static TlsSnapshot of(
            Map<String, TlsPolicy> policies,
            Map<String, HostPolicies> entryPoints,
            Collection<ServerCertificate> certificates,
            Supplier<ServerCertificate> fallback) {
        return new TlsSnapshot(policies, entryPoints, new CertificateStore(certificates, fallback));
    }

    /// Whether a request may be answered on a connection: its host, and the router that takes it, must go with the
    /// options that the connection was made with (T-05).
    ///
    /// @param host the host of the request in canonical form
    /// @param options the full name of the router's options
    public boolean admits(String entryPoint, TlsSession session, String host, String options) {
        var chosen = policy(entryPoint, host);
        if (chosen == null || !chosen.identity().equals(session.policy())) {
            return false;
        }
        if (options.equals(HostPolicies.DEFAULT)) {
            return true;
        }
        var wanted = policies.get(options);
        return wanted != null && wanted.identity().equals(session.policy());
    }

    /// The options of a host in canonical form; `null` if they cannot be used.
    @Nullable
    TlsPolicy policy(String entryPoint, String host) {
        var hosts = entryPoints.getOrDefault(entryPoint, HostPolicies.NONE);
        return policies.get(hosts.isUniform() ? HostPolicies.DEFAULT : hosts.find(host));
    }

    CertificateStore certificates() {
        return certificates;
    }
}

package io.fairlead.core.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/// Versions, cipher suites and groups: from the names that users know to those of the runtime.
public final class TlsNames {

    private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

    private static final Map<String, Integer> VERSION_NAMES =
            Map.of("VersionTLS10", 0, "VersionTLS11", 0, "VersionTLS12", 0, "VersionTLS13", 1);

    /// Suites of TLS 1.3 cannot be chosen.
    private static final List<String> SUITES_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    /// Those with forward secrecy and authenticated encryption, which all modern clients have.
    private static final List<String> SAFE_SUITES = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /// The spellings of Go that are not those of IANA.
    private static final Map<String, String> GO_SUITES = Map.of(
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("X25519", "x25519"),
            Map.entry("CurveP256", "secp256r1"),
            Map.entry("CurveP384", "secp384r1"),
            Map.entry("CurveP521", "secp521r1"),
            Map.entry("secp256r1", "secp256r1"),
            Map.entry("secp384r1", "secp384r1"),
            Map.entry("secp521r1", "secp521r1"),
            Map.entry("X25519MLKEM768", ""),
            Map.entry("SecP256r1MLKEM768", ""),
            Map.entry("SecP384r1MLKEM1024", ""));

    private static final List<String> USUAL_GROUPS = List.of("x25519", "secp256r1", "secp384r1", "secp521r1");

    private TlsNames() {}

    /// The versions from one to another; TLS 1.0 and 1.1 are not spoken any more, whatever is allowed.
    ///
    /// @throws IllegalArgumentException if a name is unknown, or there is none between them
    public static String[] versions(String least, String most) {
        var from = version("minVersion", least.isEmpty() ? "VersionTLS12" : least);
        var to = version("maxVersion", most.isEmpty() ? "VersionTLS13" : most);
        if (from > to || most.equals("VersionTLS10") || most.equals("VersionTLS11")) {
            throw new IllegalArgumentException("maxVersion: found \"" + most
                    + "\", expected VersionTLS12 or VersionTLS13," + " and not less than minVersion");
        }
        return VERSIONS.subList(from, to + 1).toArray(String[]::new);
    }

    /// Suites of TLS 1.3 and those that are wanted.
    ///
    /// @throws IllegalArgumentException if a suite is unknown or cannot be had any more
    public static String[] suites(List<String> wanted, SSLParameters supported) {
        var known = Set.of(supported.getCipherSuites());
        var suites = new LinkedHashSet<>(SUITES_1_3);
        for (var name : wanted.isEmpty() ? SAFE_SUITES : wanted) {
            var suite = GO_SUITES.getOrDefault(name, name);
            if (!known.contains(suite)) {
                throw new IllegalArgumentException("cipherSuites: found \"" + name
                        + "\", expected suites that this version has, such as " + SAFE_SUITES.getFirst());
            }
            suites.add(suite);
        }
        suites.retainAll(known);
        return suites.toArray(String[]::new);
    }

    /// Groups that the runtime does not have are left out.
    ///
    /// @throws IllegalArgumentException if a group is unknown, or none is left
    static String[] groups(List<String> wanted) {
        if (wanted.isEmpty()) {
            return USUAL_GROUPS.toArray(String[]::new);
        }
        var groups = new ArrayList<String>();
        for (var name : wanted) {
            var group = GROUPS.get(name);
            if (group == null) {
                throw new IllegalArgumentException("curvePreferences: found \"" + name + "\", expected "
                        + String.join(", ", new LinkedHashMap<>(GROUPS).keySet()));
            }
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("curvePreferences: found " + Arrays.toString(wanted.toArray())
                    + ", expected one that this version has, such as X25519");
        }
        return groups.toArray(String[]::new);
    }

    private static int version(String field, String name) {
        var version = VERSION_NAMES.get(name);
        if (version == null) {
            throw new IllegalArgumentException(
                    field + ": found \"" + name + "\", expected VersionTLS12 or VersionTLS13");
        }
        return version;
    }
}

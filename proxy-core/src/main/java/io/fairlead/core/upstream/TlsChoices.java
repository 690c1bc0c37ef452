package io.fairlead.core.upstream;

import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// Versions of TLS and cipher suites that may be offered to a server.
record TlsChoices(String[] versions, String[] suites) {

    /// In the words of Go, oldest first, and in those of Java.
    private static final List<String> GO = List.of("VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13");

    private static final List<String> JAVA = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    private static final int DEFAULT_OLDEST = 2;
    private static final String OF_1_3 = "TLS_AES_";
    private static final String ALSO_OF_1_3 = "TLS_CHACHA20_";

    static TlsChoices of(ServersTransportConfig config, SSLContext context) {
        var oldest =
                config.minVersion().map(name -> version("minVersion", name)).orElse(DEFAULT_OLDEST);
        var newest =
                config.maxVersion().map(name -> version("maxVersion", name)).orElse(GO.size() - 1);
        oldest = config.minVersion().isPresent() ? oldest : Math.min(oldest, newest);
        if (oldest > newest) {
            throw new IllegalArgumentException(
                    "minVersion: found " + GO.get(oldest) + ", expected at most maxVersion, " + GO.get(newest));
        }
        return new TlsChoices(
                JAVA.subList(oldest, newest + 1).toArray(String[]::new),
                config.cipherSuites().isEmpty()
                        ? context.getDefaultSSLParameters().getCipherSuites()
                        : suites(
                                config.cipherSuites(),
                                Arrays.asList(
                                        context.getSupportedSSLParameters().getCipherSuites())));
    }

    private static int version(String option, String name) {
        var version = GO.indexOf(name);
        if (version < 0) {
            throw new IllegalArgumentException(
                    option + ": found \"" + name + "\", expected one of " + String.join(", ", GO));
        }
        return version;
    }

    /// Suites of TLS 1.3 are not chosen, as in Go.
    private static String[] suites(List<String> wanted, List<String> supported) {
        var modern = supported.stream().filter(TlsChoices::isOf13);
        var chosen = wanted.stream().map(name -> known(name, supported));
        return Stream.concat(modern, chosen).distinct().toArray(String[]::new);
    }

    private static String known(String name, List<String> supported) {
        for (var spelling : List.of(name, name + "_SHA256")) {
            if (supported.contains(spelling)) {
                return spelling;
            }
        }
        throw new IllegalArgumentException(
                "cipherSuites: found \"" + name + "\", expected names of suites that the runtime has, such as "
                        + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    }

    private static boolean isOf13(String suite) {
        return suite.startsWith(OF_1_3) || suite.startsWith(ALSO_OF_1_3);
    }
}

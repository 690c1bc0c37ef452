package io.fairlead.core.upstream;

import io.fairlead.core.upstream.ServerTrust.Judge;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Reads the roots and certificates of a servers transport. What cannot be read is an error: a transport that
/// trusts others than it was told to would be worse than none.
final class TlsMaterial {

    private static final System.Logger LOGGER = System.getLogger(TlsMaterial.class.getName());
    private static final int MOST_SESSIONS = 1000;
    private static final String PEM = "-----BEGIN";

    private TlsMaterial() {}

    /// @param lenient whether roots that cannot be read are left out rather than refused
    /// @throws IllegalArgumentException if something cannot be read
    static SSLContext context(ServersTransportConfig config, boolean lenient) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(config), new TrustManager[] {trust(config, lenient)}, null);
            context.getClientSessionContext().setSessionCacheSize(MOST_SESSIONS);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS options that fit together: " + e.getMessage(), e);
        }
    }

    /// Whether a configuration says anything about TLS.
    static boolean isSpecial(ServersTransportConfig config) {
        return !config.rootCAs().isEmpty()
                || !config.certificates().isEmpty()
                || !config.cipherSuites().isEmpty()
                || config.minVersion().isPresent()
                || config.maxVersion().isPresent();
    }

    private static KeyManager @Nullable [] keys(ServersTransportConfig config)
            throws GeneralSecurityException, IOException {
        return config.certificates().isEmpty() ? null : ClientKeys.of(config.certificates());
    }

    private static ServerTrust trust(ServersTransportConfig config, boolean lenient)
            throws GeneralSecurityException, IOException {
        var any = config.insecureSkipVerify() && config.peerCertURI().isEmpty();
        return new ServerTrust(any ? Judge.ANY : roots(config.rootCAs(), lenient), config.peerCertURI());
    }

    private static Judge roots(List<String> configured, boolean lenient) throws GeneralSecurityException, IOException {
        var roots = new ArrayList<Certificate>();
        for (var entry : configured) {
            try {
                roots.addAll(certificates(entry));
            } catch (IOException | CertificateException | InvalidPathException e) {
                unreadable(entry, e, lenient);
            }
        }
        if (roots.isEmpty() && !configured.isEmpty()) {
            return Judge.NONE;
        }
        return manager(configured.isEmpty() ? null : store(roots))::checkServerTrusted;
    }

    private static void unreadable(String entry, Exception cause, boolean lenient) {
        var words = "rootCAs: found " + shown(entry) + ", expected certificates in PEM (" + cause.getMessage() + ")";
        if (!lenient) {
            throw new IllegalArgumentException(words, cause);
        }
        LOGGER.log(System.Logger.Level.WARNING, () -> "serversTransport." + words + "; it is left out");
    }

    static byte[] bytes(String pathOrPem) throws IOException {
        return pathOrPem.contains(PEM)
                ? pathOrPem.getBytes(StandardCharsets.ISO_8859_1)
                : Files.readAllBytes(Path.of(pathOrPem));
    }

    static Collection<? extends Certificate> certificates(String pathOrPem) throws IOException, CertificateException {
        var bytes = bytes(pathOrPem);
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (found.isEmpty()) {
            throw new CertificateException("there is no certificate");
        }
        return found;
    }

    /// What may be shown of it: not the text.
    static String shown(String pathOrPem) {
        return pathOrPem.contains(PEM) ? "a PEM text" : pathOrPem;
    }

    private static KeyStore store(List<Certificate> roots) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var i = 0; i < roots.size(); i++) {
            store.setCertificateEntry("root" + i, roots.get(i));
        }
        return store;
    }

    /// @param store the roots; `null` for those of the system
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

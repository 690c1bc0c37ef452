package io.fairlead.core.upstream;

import io.fairlead.core.tls.Pem;
import io.fairlead.core.tls.ServerCertificate;
import io.fairlead.core.upstream.ServerTrust.Judge;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ClientCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Reads the roots and certificates of a servers transport. What cannot be read is an error: a transport that
/// trusts others than it was told to would be worse than none.
public final class TlsMaterial {

    private static final System.Logger LOGGER = System.getLogger(TlsMaterial.class.getName());
    private static final int MOST_SESSIONS = 1000;
    private static final char[] NO_PASSWORD = {};

    private TlsMaterial() {}

    /// @param lenient whether roots that cannot be read are left out rather than refused
    /// @throws IllegalArgumentException if something cannot be read
    static SSLContext context(ServersTransportConfig config, boolean lenient) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(config.certificates()), new TrustManager[] {trust(config, lenient)}, null);
            context.getClientSessionContext().setSessionCacheSize(MOST_SESSIONS);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS options that fit together: " + e.getMessage(), e);
        }
    }

    /// For talks with oneself: takes whatever certificate is shown.
    public static SSLContext trustingAnybody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ServerTrust(Judge.ANY, Optional.empty())}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a runtime without TLS", e);
        }
    }

    /// Whether a configuration says anything about TLS that may be wrong.
    static boolean isSpecial(ServersTransportConfig config) {
        return !config.rootCAs().isEmpty()
                || !config.certificates().isEmpty()
                || !config.cipherSuites().isEmpty()
                || config.minVersion().isPresent()
                || config.maxVersion().isPresent();
    }

    private static KeyManager @Nullable [] keys(List<ClientCertificate> certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.isEmpty()) {
            return null;
        }
        var store = emptyStore();
        for (var i = 0; i < certificates.size(); i++) {
            var option = "certificates[" + i + "]";
            var own = read(option, certificates.get(i));
            store.setKeyEntry(option, own.key(), NO_PASSWORD, own.chain().toArray(Certificate[]::new));
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static ServerCertificate read(String option, ClientCertificate certificate) {
        try {
            return ServerCertificate.read(certificate.certFile(), certificate.keyFile());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    private static ServerTrust trust(ServersTransportConfig config, boolean lenient)
            throws GeneralSecurityException, IOException {
        var any = config.insecureSkipVerify() && config.peerCertURI().isEmpty();
        return new ServerTrust(any ? Judge.ANY : roots(config.rootCAs(), lenient), config.peerCertURI());
    }

    private static Judge roots(List<FileOrContent> configured, boolean lenient)
            throws GeneralSecurityException, IOException {
        if (configured.isEmpty()) {
            return manager(null)::checkServerTrusted;
        }
        var roots = new ArrayList<Certificate>();
        for (var entry : configured) {
            try {
                roots.addAll(Pem.certificates(entry.content()));
            } catch (IOException | IllegalArgumentException e) {
                unreadable(entry, e, lenient);
            }
        }
        return roots.isEmpty() ? Judge.NONE : manager(store(roots))::checkServerTrusted;
    }

    private static void unreadable(FileOrContent entry, Exception cause, boolean lenient) {
        var words = "rootCAs: found " + entry + ", expected certificates in PEM (" + cause.getMessage() + ")";
        if (!lenient) {
            throw new IllegalArgumentException(words, cause);
        }
        LOGGER.log(System.Logger.Level.WARNING, () -> "serversTransport." + words + "; it is left out");
    }

    private static KeyStore store(List<Certificate> roots) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var i = 0; i < roots.size(); i++) {
            store.setCertificateEntry("root" + i, roots.get(i));
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
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

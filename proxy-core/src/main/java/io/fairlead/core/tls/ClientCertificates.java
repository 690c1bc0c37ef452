package io.fairlead.core.tls;

import io.fairlead.provider.spi.dynamic.TlsOptionsConfig.ClientAuth;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What is asked of clients: whether they show certificates, and who must have issued them.
///
/// @param demand whether there must be one, may be one, or is none
/// @param verified whether one that is shown must come from the authorities
/// @param authorities who may issue them
record ClientCertificates(Demand demand, boolean verified, Set<X509Certificate> authorities) {

    /// Whether a client shows a certificate.
    enum Demand {
        NONE,
        WANTED,
        NEEDED
    }

    static final ClientCertificates NONE = new ClientCertificates(Demand.NONE, false, Set.of());

    private static final String VERIFIED = "RequireAndVerifyClientCert";

    /// @throws IllegalArgumentException if a file cannot be read, or the mode is unknown
    static ClientCertificates of(Optional<ClientAuth> config) {
        if (config.isEmpty()) {
            return NONE;
        }
        var authorities = new LinkedHashSet<X509Certificate>();
        for (var file : config.get().caFiles()) {
            authorities.addAll(Pem.certificates(ServerCertificate.content("caFiles", file)));
        }
        var fallback = authorities.isEmpty() ? "NoClientCert" : VERIFIED;
        var type = config.get().clientAuthType().filter(text -> !text.isEmpty()).orElse(fallback);
        return switch (type) {
            case "NoClientCert" -> NONE;
            case "RequestClientCert" -> new ClientCertificates(Demand.WANTED, false, authorities);
            case "RequireAnyClientCert" -> new ClientCertificates(Demand.NEEDED, false, authorities);
            case "VerifyClientCertIfGiven" -> new ClientCertificates(Demand.WANTED, true, some(type, authorities));
            case VERIFIED -> new ClientCertificates(Demand.NEEDED, true, some(type, authorities));
            default ->
                throw new IllegalArgumentException("clientAuth.clientAuthType: found \"" + shortened(type)
                        + "\", expected NoClientCert, RequestClientCert, RequireAnyClientCert, VerifyClientCertIfGiven"
                        + " or " + VERIFIED);
        };
    }

    TrustManager[] trust() throws GeneralSecurityException {
        if (!verified) {
            return new TrustManager[] {ClientTrust.ANY};
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store(new ArrayList<>(authorities)));
        return factory.getTrustManagers();
    }

    void apply(SSLParameters parameters) {
        switch (demand) {
            case NONE -> parameters.setWantClientAuth(false);
            case WANTED -> parameters.setWantClientAuth(true);
            case NEEDED -> parameters.setNeedClientAuth(true);
        }
    }

    private static KeyStore store(List<X509Certificate> certificates) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store that cannot be made", e);
        }
    }

    private static Set<X509Certificate> some(String type, Set<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("clientAuth.caFiles: found none, expected at least one for " + type);
        }
        return authorities;
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "..." : text;
    }
}

package io.fairlead.core.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Hands each handshake the certificate that was chosen for it beforehand. A handshake is known by the alias that its
/// engine has for a peer; so many handshakes, with as many certificates, share one context.
final class ServerKeys extends X509ExtendedKeyManager {

    private final AtomicLong count = new AtomicLong();
    private final Map<String, ServerCertificate> chosen = new ConcurrentHashMap<>();

    /// Reserves an alias for one handshake.
    String lend(ServerCertificate certificate) {
        var alias = "handshake-" + count.incrementAndGet();
        chosen.put(alias, certificate);
        return alias;
    }

    /// The handshake has ended.
    void giveBack(@Nullable String alias) {
        if (alias != null) {
            chosen.remove(alias);
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        var alias = engine.getPeerHost();
        var certificate = alias == null ? null : chosen.get(alias);
        return certificate != null && fits(keyType, certificate.key().getAlgorithm()) ? alias : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        var certificate = chosen.get(alias);
        return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        var certificate = chosen.get(alias);
        return certificate == null ? null : certificate.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    private static boolean fits(String keyType, String algorithm) {
        return keyType.equals(algorithm) || keyType.startsWith(algorithm + "_");
    }
}

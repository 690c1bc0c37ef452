package io.fairlead.core.upstream;

import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ClientCertificate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// What the proxy shows to servers that ask who it is.
final class ClientKeys {

    private static final char[] NO_PASSWORD = {};
    private static final byte[] SAMPLE = {1, 2, 3};

    private ClientKeys() {}

    /// @throws IllegalArgumentException if one cannot be read, or its parts do not belong together
    static KeyManager[] of(List<ClientCertificate> certificates) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var i = 0; i < certificates.size(); i++) {
            add(store, "certificates[" + i + "]", certificates.get(i));
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static void add(KeyStore store, String option, ClientCertificate certificate)
            throws GeneralSecurityException {
        var chain = chain(option + ".certFile", certificate.certFile());
        var key = key(option + ".keyFile", certificate.keyFile());
        if (!belongs(key, chain[0])) {
            throw new IllegalArgumentException(
                    option + ": found a key that does not belong to the certificate, expected that of the first one");
        }
        store.setKeyEntry(option, key, NO_PASSWORD, chain);
    }

    private static boolean belongs(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        var algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(SAMPLE);
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException _) {
            return false;
        }
    }

    private static Certificate[] chain(String option, String pathOrPem) {
        try {
            return TlsMaterial.certificates(pathOrPem).toArray(Certificate[]::new);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    option + ": found " + TlsMaterial.shown(pathOrPem) + ", expected certificates in PEM", e);
        }
    }

    private static PrivateKey key(String option, String pathOrPem) {
        try (var parser = new PEMParser(
                new StringReader(new String(TlsMaterial.bytes(pathOrPem), StandardCharsets.ISO_8859_1)))) {
            for (var found = parser.readObject(); found != null; found = parser.readObject()) {
                switch (found) {
                    case PEMKeyPair pair -> {
                        return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PrivateKeyInfo info -> {
                        return new JcaPEMKeyConverter().getPrivateKey(info);
                    }
                    default -> {}
                }
            }
            throw new IOException("there is no private key");
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    option + ": found " + TlsMaterial.shown(pathOrPem)
                            + ", expected a private key in PEM without password",
                    e);
        }
    }
}

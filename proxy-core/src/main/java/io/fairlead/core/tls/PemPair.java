package io.fairlead.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;

/// A certificate and its key as text, made up to try things with.
public final class PemPair {

    private static final int BITS = 256;
    private static final Duration LIFE = Duration.ofDays(1);

    private final String certificate;
    private final String key;

    private PemPair(String certificate, String key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// A pair that nobody else has.
    public static PemPair invent(String dnsName) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var certificate =
                    new SelfSigning("CN=" + dnsName, BigInteger.ONE, LIFE).sign(pair, "SHA256withECDSA", dnsName);
            var open = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
            return new PemPair(
                    pem("CERTIFICATE", certificate.getEncoded()),
                    pem("PRIVATE KEY", key((ECPrivateKey) pair.getPrivate(), open)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    public String certificate() {
        return certificate;
    }

    public String key() {
        return key;
    }

    /// With the public key beside it, as OpenSSL and cert-manager write it and the JDK does not.
    private static byte[] key(ECPrivateKey secret, SubjectPublicKeyInfo open) throws IOException {
        var both = new org.bouncycastle.asn1.sec.ECPrivateKey(BITS, secret.getS(), open.getPublicKeyData(), null);
        return new PrivateKeyInfo(open.getAlgorithm(), both).getEncoded();
    }

    private static String pem(String kind, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(new PemObject(kind, content));
        }
        return text.toString();
    }
}

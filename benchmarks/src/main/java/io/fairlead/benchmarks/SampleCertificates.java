package io.fairlead.benchmarks;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates for invented hosts, each with a key of its own.
final class SampleCertificates {

    private static final Date BEGIN = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Date END = Date.from(Instant.parse("2046-01-01T00:00:00Z"));

    /// As PEM.
    record Pair(String certificate, String key) {}

    Pair pair(String host) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            return new Pair(
                    pem("CERTIFICATE", certificate(host, keys)),
                    pem("PRIVATE KEY", key(keys)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// With the public key beside it, as OpenSSL and cert-manager write it, and the JDK does not.
    private static byte[] key(KeyPair keys) throws IOException {
        var open = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
        return new PrivateKeyInfo(open.getAlgorithm(), new ECPrivateKey(256, secret, open.getPublicKeyData(), null))
                .getEncoded();
    }

    private static byte[] certificate(String host, KeyPair keys) throws OperatorCreationException, IOException {
        var name = new X500Name("CN=" + host);
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, BEGIN, END, name, keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}

package io.fairlead.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// Certificates for tests: an authority makes authorities below it, servers and clients.
public final class TestPki {

    private static final AtomicLong SERIALS = new AtomicLong(1);

    private final KeyPair pair;
    private final List<X509Certificate> chain;

    private TestPki(KeyPair pair, List<X509Certificate> chain) {
        this.pair = pair;
        this.chain = chain;
    }

    /// A root that signs itself.
    public static TestPki authority(String name) {
        var pair = ecPair();
        return new TestPki(pair, List.of(Draft.of(name).authority().sign(pair, name, pair)));
    }

    /// A leaf that signs itself.
    public static TestPki selfSigned(String name) {
        var pair = ecPair();
        return new TestPki(pair, List.of(Draft.of(name).sign(pair, name, pair)));
    }

    /// A certificate for names and addresses of a server, with an elliptic key.
    public TestPki server(String... names) {
        return issue(Draft.of(names).purpose(KeyPurposeId.id_kp_serverAuth), ecPair());
    }

    /// The same with a name of its own for the subject.
    ///
    /// @param subject empty for none
    public TestPki serverCalled(String subject, String... names) {
        return issue(Draft.of(names).subject(subject).purpose(KeyPurposeId.id_kp_serverAuth), ecPair());
    }

    /// The same, valid until yesterday.
    public TestPki expiredServer(String... names) {
        return issue(Draft.of(names).purpose(KeyPurposeId.id_kp_serverAuth).expired(), ecPair());
    }

    /// A certificate that carries a URI, too.
    public TestPki serverWithUri(String uri, String name) {
        return issue(Draft.of(name, uri).purpose(KeyPurposeId.id_kp_serverAuth), ecPair());
    }

    /// The same with an RSA key.
    public TestPki rsaServer(String... names) {
        return issue(Draft.of(names).purpose(KeyPurposeId.id_kp_serverAuth), rsaPair());
    }

    /// A certificate for a client.
    public TestPki client(String name) {
        return issue(Draft.of(name).purpose(KeyPurposeId.id_kp_clientAuth), ecPair());
    }

    /// A certificate for a client that was valid until yesterday.
    public TestPki expiredClient(String name) {
        return issue(Draft.of(name).purpose(KeyPurposeId.id_kp_clientAuth).expired(), ecPair());
    }

    /// An authority below this one.
    public TestPki intermediate(String name) {
        return issue(Draft.of(name).authority(), ecPair());
    }

    /// The certificate, then those that issued it, without the root.
    public List<X509Certificate> chain() {
        return chain;
    }

    /// The certificate.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The keys.
    public KeyPair pair() {
        return pair;
    }

    /// The chain as PEM.
    public String certificatesPem() {
        return pem(chain.toArray());
    }

    /// The private key as PKCS#8.
    public String keyPem() {
        try {
            return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The private key in its own form: PKCS#1, or SEC 1 with the public key beside it.
    public String plainKeyPem() {
        return pem(pair.getPrivate() instanceof ECPrivateKey key ? sec1(key, pair.getPublic()) : pair.getPrivate());
    }

    private static PemObject sec1(ECPrivateKey key, PublicKey open) {
        try {
            var point = SubjectPublicKeyInfo.getInstance(open.getEncoded()).getPublicKeyData();
            var sec1 =
                    new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), point, SECObjectIdentifiers.secp256r1);
            return new PemObject("EC PRIVATE KEY", sec1.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A context of somebody who has this key, shows it to everybody who asks, and trusts that authority.
    public SSLContext context(TestPki trusted) {
        return context(new KeyManager[] {new InsistingKey(chain, pair.getPrivate())}, trusted);
    }

    /// A context of somebody who has no key and trusts this authority.
    public SSLContext trusting() {
        return context(new KeyManager[0], this);
    }

    private static SSLContext context(KeyManager[] keys, TestPki trusted) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", trusted.chain.getLast());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestPki issue(Draft draft, KeyPair subject) {
        var issued = draft.sign(pair, nameOf(certificate()), subject);
        var isRoot = certificate().getIssuerX500Principal().equals(certificate().getSubjectX500Principal());
        var above = isRoot ? Stream.<X509Certificate>empty() : chain.stream();
        return new TestPki(subject, Stream.concat(Stream.of(issued), above).toList());
    }

    private static String nameOf(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().substring("CN=".length());
    }

    private static String pem(Object... objects) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static KeyPair ecPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsaPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A certificate before it is signed.
    private static final class Draft {

        private final List<String> names;
        private final List<KeyPurposeId> purposes = new ArrayList<>();
        private String subject;
        private boolean authority;
        private Instant end = Instant.now().plus(Duration.ofDays(1));

        private Draft(List<String> names) {
            this.names = names;
            this.subject = names.isEmpty() ? "" : names.getFirst();
        }

        static Draft of(String... names) {
            return new Draft(List.of(names));
        }

        Draft subject(String name) {
            subject = name;
            return this;
        }

        Draft authority() {
            authority = true;
            return this;
        }

        Draft expired() {
            end = Instant.now().minus(Duration.ofDays(1));
            return this;
        }

        Draft purpose(KeyPurposeId purpose) {
            purposes.add(purpose);
            return this;
        }

        X509Certificate sign(KeyPair issuer, String issuerName, KeyPair open) {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                        new X500Name("CN=" + issuerName),
                        BigInteger.valueOf(SERIALS.getAndIncrement()),
                        Date.from(Instant.now().minus(Duration.ofDays(2))),
                        Date.from(end),
                        new X500Name(subject.isEmpty() ? "O=Tests" : "CN=" + subject),
                        open.getPublic());
                extend(builder);
                var algorithm = issuer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
                var signer = new JcaContentSignerBuilder(algorithm).build(issuer.getPrivate());
                return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private void extend(JcaX509v3CertificateBuilder builder) throws CertIOException {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!purposes.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            }
            if (!authority && !names.isEmpty()) {
                var alternatives = names.stream().map(Draft::alternative).toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
        }

        private static GeneralName alternative(String name) {
            if (name.contains("://")) {
                return new GeneralName(GeneralName.uniformResourceIdentifier, name);
            }
            var digits = name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9') || name.contains("::");
            return new GeneralName(digits ? GeneralName.iPAddress : GeneralName.dNSName, digits ? address(name) : name);
        }

        private static String address(String literal) {
            return InetAddress.ofLiteral(literal).getHostAddress();
        }
    }
}

package io.fairlead.core.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/// Reads certificates and keys in their text forms. What is wrong is told without a byte of a key.
public final class Pem {

    private static final int MOST_OBJECTS = 10_000;

    /// The first byte of a certificate in DER.
    private static final byte SEQUENCE = 0x30;

    private static final Set<String> CERTIFICATE = Set.of(PEMParser.TYPE_CERTIFICATE, PEMParser.TYPE_X509_CERTIFICATE);

    private Pem() {}

    /// All certificates of a text, in its order; whatever else it holds is skipped.
    ///
    /// @throws IllegalArgumentException if there is none, or one cannot be read
    public static List<X509Certificate> certificates(String text) {
        var certificates = new ArrayList<X509Certificate>();
        for (var object : objects(new PemReader(new StringReader(text)), PemReader::readPemObject)) {
            if (CERTIFICATE.contains(object.getType())) {
                certificates.add(certificate(object.getContent()));
            }
        }
        if (certificates.isEmpty()) {
            throw unfit("no certificate in PEM form", "at least one");
        }
        return List.copyOf(certificates);
    }

    /// The first private key of a text: PKCS#8, PKCS#1 or SEC 1.
    ///
    /// @throws IllegalArgumentException if there is none, or it cannot be read
    static ServerKey privateKey(String text) {
        for (var object : objects(new PEMParser(new StringReader(text)), PEMParser::readObject)) {
            switch (object) {
                case PEMKeyPair pair -> {
                    return key(pair.getPrivateKeyInfo());
                }
                case PrivateKeyInfo info -> {
                    return key(info);
                }
                case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                    throw unfit("a private key with a passphrase", "one without");
                default -> {
                    // Certificates and parameters may stand beside the key.
                }
            }
        }
        throw unfit("no private key in PEM form", "one");
    }

    /// What BouncyCastle throws about malformed content is of many kinds.
    private static ServerKey key(PrivateKeyInfo info) {
        try {
            return ServerKey.read(info);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw unfit("a private key of an unknown kind", "RSA, EC or Ed25519");
        }
    }

    private static X509Certificate certificate(byte[] content) {
        var bytes = new ByteArrayInputStream(content);
        try {
            // the factory would also take PEM within PEM, and skip what is behind
            if (content.length == 0 || content[0] != SEQUENCE) {
                throw unfit("a certificate that cannot be read", "X.509");
            }
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            if (bytes.available() > 0) {
                throw unfit("a certificate with something behind it", "X.509");
            }
            return certificate;
        } catch (GeneralSecurityException e) {
            throw unfit("a certificate that cannot be read", "X.509");
        }
    }

    private static <P extends PemReader, T> List<T> objects(P source, Reader<P, T> reader) {
        var objects = new ArrayList<T>();
        try (source) {
            for (var object = reader.next(source); object != null; object = reader.next(source)) {
                objects.add(object);
                if (objects.size() > MOST_OBJECTS) {
                    throw unfit("more than " + MOST_OBJECTS + " objects", "fewer");
                }
            }
            return objects;
        } catch (IOException e) {
            throw unfit("broken PEM", "PEM");
        }
    }

    /// Reads the next object of a text.
    private interface Reader<P, T> {

        @Nullable
        T read(P source) throws IOException;

        /// What BouncyCastle throws about malformed content is of many kinds, and may quote it.
        default @Nullable T next(P source) throws IOException {
            try {
                return read(source);
            } catch (RuntimeException e) {
                throw unfit("broken PEM", "PEM");
            }
        }
    }

    private static IllegalArgumentException unfit(String found, String expected) {
        return new IllegalArgumentException("found " + found + ", expected " + expected);
    }
}

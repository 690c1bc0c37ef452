package io.fairlead.core.tls;

import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.bind.Names;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/// A certificate with its chain and its key.
public final class ServerCertificate {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Set<String> names;
    private final String rank;

    private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
        this.names = namesOf(chain.getFirst());
        this.rank = String.join(",", new TreeSet<>(names));
    }

    /// Reads a certificate and its key.
    ///
    /// @throws IllegalArgumentException if one cannot be read, or they do not belong together
    public static ServerCertificate read(FileOrContent certificates, FileOrContent key) {
        return of(Pem.certificates(content("certFile", certificates)), Pem.privateKey(content("keyFile", key)));
    }

    /// A certificate of a key, with those of the others that issued it.
    ///
    /// @param certificates in any order
    static ServerCertificate of(List<X509Certificate> certificates, ServerKey key) {
        var own = certificates.stream()
                .filter(certificate -> key.isOf(certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "found a certificate that is not for its key, expected a pair that belongs together"));
        return new ServerCertificate(chain(own, certificates), key.secret());
    }

    /// The certificate, then those that issued it.
    public List<X509Certificate> chain() {
        return chain;
    }

    /// Its private key.
    public PrivateKey key() {
        return key;
    }

    /// Its names as one text, by which certificates are put in order.
    String rank() {
        return rank;
    }

    /// The names that it covers in canonical form, wildcards and addresses among them.
    Set<String> names() {
        return names;
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }

    static String content(String field, FileOrContent file) {
        try {
            return file.content();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "found " + field + " " + file + " that cannot be read ("
                            + e.getClass().getSimpleName() + "), expected a file or PEM text",
                    e);
        }
    }

    private static List<X509Certificate> chain(X509Certificate own, Collection<X509Certificate> others) {
        var chain = new LinkedHashSet<X509Certificate>();
        for (var next = own; next != null && chain.add(next); next = issuer(next, others)) {
            // Each turn adds one that issued the one before.
        }
        return List.copyOf(chain);
    }

    private static @Nullable X509Certificate issuer(X509Certificate issued, Collection<X509Certificate> others) {
        var wanted = issued.getIssuerX500Principal();
        return others.stream()
                .filter(other ->
                        other != issued && other.getSubjectX500Principal().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /// The common name counts whether there are alternatives or not, as in Traefik.
    private static Set<String> namesOf(X509Certificate certificate) {
        var names = new LinkedHashSet<String>();
        names.add(canonical(commonName(certificate)));
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            for (var alternative : alternatives == null ? List.<List<?>>of() : new ArrayList<>(alternatives)) {
                if (alternative.getFirst().equals(DNS_NAME)
                        || alternative.getFirst().equals(IP_ADDRESS)) {
                    names.add(canonical((String) alternative.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("found alternative names that cannot be read, expected names", e);
        }
        names.remove("");
        return Set.copyOf(names);
    }

    private static String canonical(String name) {
        var end = name.length();
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        return Names.lower(name.substring(0, end));
    }

    private static String commonName(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var names = subject.getRDNs(BCStyle.CN);
        return names.length == 0 ? "" : String.valueOf(names[0].getFirst().getValue());
    }
}

package io.fairlead.core.upstream;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Decides whether a server is the one it should be (B-08). Whether its name fits is decided by whom this asks.
final class ServerTrust extends X509ExtendedTrustManager {

    private static final int URI_NAME = 6;

    /// Judges a chain of certificates.
    @FunctionalInterface
    interface Judge {

        /// Any chain will do.
        Judge ANY = (chain, keyType, engine) -> {};

        /// No chain will do: there are no roots.
        Judge NONE = (chain, keyType, engine) -> {
            throw new CertificateException("no root certificate could be read");
        };

        void check(X509Certificate[] chain, String keyType, SSLEngine engine) throws CertificateException;
    }

    private final Judge judge;
    private final Optional<String> uri;

    /// @param uri what the certificate must carry beyond that
    ServerTrust(Judge judge, Optional<String> uri) {
        this.judge = judge;
        this.uri = uri;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        judge.check(chain, keyType, engine);
        if (uri.isPresent() && !carries(chain[0], uri.get())) {
            throw new CertificateException("the certificate does not carry the URI " + uri.get());
        }
    }

    private static boolean carries(X509Certificate certificate, String uri) throws CertificateParsingException {
        var names = Optional.ofNullable(certificate.getSubjectAlternativeNames());
        return names.stream()
                .flatMap(Collection::stream)
                .anyMatch(name -> name.get(0).equals(URI_NAME) && uri.equals(name.get(1)));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw unexpected();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        throw unexpected();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw unexpected();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        throw unexpected();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        throw unexpected();
    }

    private static CertificateException unexpected() {
        return new CertificateException("only servers are judged here, and only by their engines");
    }
}

package io.fairlead.core.tls;

import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// TLS options at work. Each has a context of its own, so that no session made under one is resumed under another
/// (T-06).
public final class TlsPolicy {

    /// What connections can speak; other protocols are not agreed on.
    private static final List<String> SPOKEN = List.of("h2", "http/1.1");

    private static final int SESSIONS = 4096;
    private static final int SESSION_SECONDS = 24 * 60 * 60;

    /// A ticket may not live longer than seven days, so that the runtime sends none that would.
    private static final int TICKETLESS_SECONDS = 8 * 24 * 60 * 60;

    private final Identity identity;
    private final SSLContext context;
    private final ServerKeys keys = new ServerKeys();
    private final String[] versions;
    private final String[] suites;
    private final String[] groups;
    private final String[] protocols;
    private final ClientCertificates clients;
    private final boolean strict;
    private final boolean resumable;

    /// What tells connections apart: which of them a change of options admits no more.
    ///
    /// @param options the full name
    private record Identity(String options, ClientCertificates clients) {}

    private TlsPolicy(String name, TlsOptionsConfig config) throws GeneralSecurityException {
        clients = ClientCertificates.of(config.clientAuth());
        identity = new Identity(name, clients);
        strict = config.sniStrict();
        resumable = !config.disableSessionTickets();
        context = resumable ? JsseSettings.context() : JsseSettings.contextWithoutTickets();
        context.init(new KeyManager[] {keys}, clients.trust(), null);
        versions = TlsNames.versions(
                config.minVersion().orElse(""), config.maxVersion().orElse(""));
        suites = TlsNames.suites(config.cipherSuites(), context.getSupportedSSLParameters());
        groups = TlsNames.groups(config.curvePreferences());
        protocols = config.alpnProtocols().stream().filter(SPOKEN::contains).toArray(String[]::new);
        var sessions = context.getServerSessionContext();
        sessions.setSessionCacheSize(SESSIONS);
        sessions.setSessionTimeout(resumable ? SESSION_SECONDS : TICKETLESS_SECONDS);
    }

    /// Makes options work.
    ///
    /// @param name their full name
    /// @throws IllegalArgumentException if they cannot be used
    public static TlsPolicy of(String name, TlsOptionsConfig config) {
        JsseSettings.apply();
        try {
            return new TlsPolicy(name, config);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("found options that the runtime refuses, expected others", e);
        }
    }

    /// Equal for policies that admit the same clients under the same name.
    Object identity() {
        return identity;
    }

    /// Whether names that no certificate covers are refused.
    boolean isStrict() {
        return strict;
    }

    /// Whether the newest version on offer is newer than one.
    boolean speaksNewerThan(int version) {
        var newest = versions[versions.length - 1].equals("TLSv1.3") ? ClientHello.TLS_1_3 : ClientHello.TLS_1_2;
        return newest > version;
    }

    /// An engine for one handshake, to be given back when that has ended.
    SSLEngine engine(ServerCertificate certificate) {
        var engine = context.createSSLEngine(keys.lend(certificate), 0);
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters());
        return engine;
    }

    /// The handshake of an engine has ended.
    void giveBack(SSLEngine engine) {
        keys.giveBack(engine.getPeerHost());
        if (!resumable) {
            engine.getSession().invalidate();
        }
    }

    private SSLParameters parameters() {
        var parameters = new SSLParameters(suites, versions);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNamedGroups(groups);
        parameters.setApplicationProtocols(protocols);
        clients.apply(parameters);
        return parameters;
    }

    @Override
    public String toString() {
        return identity.options() + " " + Arrays.toString(versions);
    }
}

package io.fairlead.core.upstream;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.Transport;
import io.fairlead.core.tls.TlsHandshake;
import io.fairlead.core.tls.TlsNames;
import io.fairlead.core.tls.TlsTransport;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// Encrypts the connections of one servers transport. Sessions are resumed among them only.
final class UpstreamTls {

    private static final String NAMES_MUST_FIT = "HTTPS";

    private final SSLContext context;
    private final Optional<String> serverName;
    private final boolean verifies;
    private final String[] versions;
    private final String[] suites;
    private final long limit;
    private final Reaper reaper;

    /// @param lenient whether roots that cannot be read are left out rather than refused
    /// @throws IllegalArgumentException if something cannot be read or does not exist
    UpstreamTls(ServersTransportConfig config, boolean lenient, Reaper reaper) {
        this.context = TlsMaterial.context(config, lenient);
        this.serverName = config.serverName();
        this.verifies = !config.insecureSkipVerify();
        this.versions = TlsNames.versions(
                config.minVersion().orElse(""), config.maxVersion().orElse(""));
        this.suites = config.cipherSuites().isEmpty()
                ? context.getDefaultSSLParameters().getCipherSuites()
                : TlsNames.suites(config.cipherSuites(), context.getSupportedSSLParameters());
        this.limit = UpstreamTimeouts.of(config.forwardingTimeouts()).handshake();
        this.reaper = reaper;
    }

    /// Makes a fresh connection an encrypted one. If that fails it is still to be closed.
    ///
    /// @param protocols what may be spoken on it, best first
    TlsTransport encrypt(Transport plain, ServerAddress server, List<String> protocols) throws IOException {
        var deadline = new Deadline(plain::close);
        reaper.add(deadline);
        deadline.within(limit);
        try {
            return TlsHandshake.client(engine(server, protocols), plain, this);
        } catch (IOException e) {
            throw deadline.expired() ? late(server, e) : e;
        } finally {
            deadline.clear();
            reaper.remove(deadline);
        }
    }

    private SSLEngine engine(ServerAddress server, List<String> protocols) {
        var name = serverName.orElse(server.host());
        var engine = context.createSSLEngine(name, server.port());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(versions);
        parameters.setCipherSuites(suites);
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        if (!ServerNames.isLiteral(name)) {
            parameters.setServerNames(List.of(new SNIHostName(name.getBytes(StandardCharsets.US_ASCII))));
        }
        if (verifies) {
            parameters.setEndpointIdentificationAlgorithm(NAMES_MUST_FIT);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SocketTimeoutException late(ServerAddress server, IOException cause) {
        var late = new SocketTimeoutException("the TLS handshake with " + server.authority() + " took too long");
        late.initCause(cause);
        return late;
    }
}

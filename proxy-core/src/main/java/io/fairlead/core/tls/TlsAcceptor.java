package io.fairlead.core.tls;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Transport;
import io.fairlead.core.rule.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;

/// Takes TLS connections of clients: reads the hello, chooses options and certificate by it, and shakes hands.
public final class TlsAcceptor {

    private final TlsSnapshot snapshot;
    private final String entryPoint;

    /// @param snapshot what is in force at this moment
    /// @param entryPoint the name of the entry point
    public TlsAcceptor(TlsSnapshot snapshot, String entryPoint) {
        this.snapshot = snapshot;
        this.entryPoint = entryPoint;
    }

    /// Makes a TLS connection. How long that may take is the caller's business.
    ///
    /// @param input what has been read of the transport; it is used up
    /// @param abandoned whether nobody waits for it any more
    /// @throws IOException if that is refused; the transport is still to be closed
    public TlsTransport accept(Transport transport, Input input, BooleanSupplier abandoned) throws IOException {
        try {
            var reader = new HelloReader(input);
            var hello = reader.read();
            var name = HostName.of(hello.serverName());
            var policy = policy(hello, name);
            var engine = policy.engine(certificate(policy, name.isEmpty() ? address(transport) : name));
            try {
                return TlsHandshake.server(engine, transport, reader.records(), name, policy.identity(), abandoned);
            } finally {
                policy.giveBack(engine);
            }
        } catch (HelloException e) {
            transport.write(e.record(), 0, e.record().length);
            throw e;
        }
    }

    /// Who asks for no name means the address that it has connected to.
    private static String address(Transport transport) {
        return transport.local().map(InetAddress::getHostAddress).orElse("");
    }

    private TlsPolicy policy(ClientHello hello, String name) throws HelloException {
        var policy = snapshot.policy(entryPoint, name);
        if (policy == null) {
            throw HelloException.noOptions(name);
        }
        if (hello.fallback() && policy.speaksNewerThan(hello.newest())) {
            throw HelloException.fallback();
        }
        return policy;
    }

    private ServerCertificate certificate(TlsPolicy policy, String name) throws HelloException {
        var found = snapshot.certificates().find(name);
        if (found == null && policy.isStrict()) {
            throw HelloException.unknownName(name);
        }
        return found == null ? snapshot.certificates().fallback() : found;
    }
}

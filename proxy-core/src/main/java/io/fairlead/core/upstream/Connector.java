package io.fairlead.core.upstream;

import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// Opens connections to one server, with all that goes before the first byte of HTTP.
///
/// @param tls how they are encrypted, if they are
/// @param proxyVersion of the PROXY header that goes first; 0 for none
record Connector(ServerAddress server, Dialer dialer, Optional<UpstreamTls> tls, int proxyVersion) {

    /// @param client whose request it is for
    /// @param protocols what may be spoken on it if it is encrypted, best first
    /// @throws java.net.SocketTimeoutException if it takes too long
    Transport open(InetSocketAddress client, List<String> protocols) throws IOException {
        var plain = dialer.dial();
        try {
            if (proxyVersion > 0) {
                var header = ClientAddressHeader.of(proxyVersion, client, plain.remote());
                plain.write(header, 0, header.length);
            }
            return tls.isPresent() ? tls.get().encrypt(plain, server, protocols) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }
}

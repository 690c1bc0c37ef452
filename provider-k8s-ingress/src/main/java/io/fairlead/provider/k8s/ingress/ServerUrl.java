package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.ServiceConfig.Server;
import java.net.URI;
import java.net.URISyntaxException;

/// Servers from their addresses, whose text stays as it is.
final class ServerUrl {

    private ServerUrl() {}

    static Server server(String scheme, String address, int port) throws RefusedException {
        var host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        var text = scheme + "://" + host + ":" + port;
        try {
            var url = new URI(text);
            // what the address holds beside a host would lead elsewhere
            if (!host.equals(url.getHost()) || url.getPort() != port) {
                throw new URISyntaxException(text, "no host");
            }
            return Server.of(url);
        } catch (URISyntaxException e) {
            throw new RefusedException("", "server " + Shown.of(text), "a URL");
        }
    }
}

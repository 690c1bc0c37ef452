package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.ServiceConfig.Server;
import java.net.URI;
import java.net.URISyntaxException;

/// Servers from their addresses, whose text stays as it is.
final class ServerUrl {

    private ServerUrl() {}

    /// One that somebody chose who need not know what is there: an address instead of a name escapes no check.
    static Server named(String scheme, String name, int port) throws RefusedException {
        var server = server(scheme, name, port);
        return isAddress(name) ? server.withExternal() : server;
    }

    static Server server(String scheme, String address, int port) throws RefusedException {
        var host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        var text = scheme + "://" + host + ":" + port;
        try {
            var url = new URI(text);
            // what the address holds beside a host would lead elsewhere
            if (!(host.equals(url.getHost()) && url.getPort() == port) && !isOddName(host, port, url)) {
                throw new URISyntaxException(text, "no host");
            }
            return Server.of(url);
        } catch (URISyntaxException e) {
            throw new RefusedException("", "server " + Shown.of(text), "a URL");
        }
    }

    /// Whether it is one of the names that resolvers know and Java does not: with an underscore, or with a digit at the
    /// beginning of the last label.
    private static boolean isOddName(String host, int port, URI url) {
        return url.getHost() == null
                && (host + ":" + port).equals(url.getRawAuthority())
                && port >= 0
                && !host.isEmpty()
                && host.chars().allMatch(ServerUrl::isInName);
    }

    private static boolean isInName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.".indexOf(c) >= 0;
    }

    /// A name ends in a label that begins with a letter, or it would be no host. A dot may follow that ends all names.
    private static boolean isAddress(String host) {
        var end = host.endsWith(".") ? host.length() - 1 : host.length();
        var first = host.charAt(host.lastIndexOf('.', end - 1) + 1);
        return host.indexOf(':') >= 0 || first >= '0' && first <= '9';
    }
}

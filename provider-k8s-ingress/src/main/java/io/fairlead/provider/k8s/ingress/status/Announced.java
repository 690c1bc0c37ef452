package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.spi.Problem;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What the option `ingressEndpoint` says about the addresses of our Ingresses.
public sealed interface Announced {

    /// The option, as problems name it.
    String OPTION = "providers.kubernetesIngress.ingressEndpoint";

    /// An address of its own.
    record Fixed(PublishedAddress entry) implements Announced {}

    /// Those of a Service.
    record OfService(ObjectKey key) implements Announced {}

    /// Something that cannot be followed.
    record Wrong(Problem problem) implements Announced {}

    /// Reads the option. A Service goes before an address.
    static Announced of(Optional<String> ip, Optional<String> hostname, Optional<String> publishedService) {
        var service = publishedService.filter(text -> !text.isEmpty());
        if (service.isPresent()) {
            return ofService(service.get());
        }
        var address = ip.orElse("");
        var name = hostname.orElse("");
        if (address.isEmpty() && name.isEmpty()) {
            return wrong("", "nothing", "ip, hostname or publishedService");
        }
        return address.isEmpty() || isAddress(address)
                ? new Fixed(new PublishedAddress(address, name, List.of()))
                : wrong("ip", "\"" + address + "\"", "an IP address");
    }

    private static Announced ofService(String text) {
        var slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
            return wrong("publishedService", "\"" + text + "\"", "namespace/name");
        }
        return new OfService(new ObjectKey(text.substring(0, slash), text.substring(slash + 1)));
    }

    private static Wrong wrong(String field, String found, String expected) {
        return new Wrong(new Problem(OPTION, field, found, expected + "; no status is written"));
    }

    private static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

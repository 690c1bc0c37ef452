package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.Names;
import java.util.List;
import java.util.stream.Stream;

/// The options of Traefik 2.10 and 3.7 that are not options here yet, so that an error can say so.
final class TraefikOptions {

    private static final String WORDS = "; it is an option of Traefik that this version does not have yet";

    /// Each stands for itself and all below it; `*` is one name that the user chooses.
    private static final List<String[]> MISSING = List.of(
                    "accessLog",
                    "metrics",
                    "tracing",
                    "certificatesResolvers",
                    "hostResolver",
                    "ocsp",
                    "experimental",
                    "tcpServersTransport",
                    "spiffe",
                    "pilot",
                    "log.noColor",
                    "log.filePath",
                    "log.maxSize",
                    "log.maxAge",
                    "log.maxBackups",
                    "log.compress",
                    "log.otlp",
                    "api.debug",
                    "entryPoints.*.allowACMEByPass",
                    "entryPoints.*.http3",
                    "entryPoints.*.udp",
                    "serversTransport.spiffe",
                    "providers.plugin",
                    "providers.file",
                    "providers.kubernetesCRD",
                    "providers.kubernetesGateway",
                    "providers.kubernetesIngressNGINX",
                    "providers.knative",
                    "providers.docker",
                    "providers.swarm",
                    "providers.consul",
                    "providers.consulCatalog",
                    "providers.nomad",
                    "providers.etcd",
                    "providers.ecs",
                    "providers.http",
                    "providers.zooKeeper",
                    "providers.redis",
                    "providers.rest",
                    "providers.marathon",
                    "providers.rancher")
            .stream()
            .map(path -> path.split("\\."))
            .toList();

    private TraefikOptions() {}

    /// The words to add about that path; empty if it is no option of Traefik.
    static String words(String path) {
        var parts = path.replaceAll("\\[[0-9]+]", "").split("\\.");
        return MISSING.stream().anyMatch(option -> covers(option, parts)) ? WORDS : "";
    }

    /// The first names of all of them.
    static Stream<String> roots() {
        return MISSING.stream().filter(option -> option.length == 1).map(option -> option[0]);
    }

    /// Whether that is the first name of one, whatever stands below it.
    static boolean isRoot(String name) {
        return roots().anyMatch(root -> Names.same(root, name));
    }

    private static boolean covers(String[] option, String[] parts) {
        if (parts.length < option.length) {
            return false;
        }
        for (var i = 0; i < option.length; i++) {
            if (!option[i].equals("*") && !Names.same(option[i], parts[i])) {
                return false;
            }
        }
        return true;
    }
}

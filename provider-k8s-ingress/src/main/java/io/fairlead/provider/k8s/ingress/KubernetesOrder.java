package io.fairlead.provider.k8s.ingress;

import java.nio.charset.StandardCharsets;

/// How routers are ordered as Kubernetes orders paths: first by host, an exact one before a wildcard before none, then
/// by the length of the path, then `Exact` before `Prefix`.
final class KubernetesOrder {

    private static final int HOST_SHIFT = 40;
    private static final int PATH_SHIFT = 2;
    private static final int LONGEST_PATH = 1 << 30;

    private KubernetesOrder() {}

    /// A priority above zero, far below those that are reserved.
    static long priority(String host, String path, String matcher) {
        return (rank(host) << HOST_SHIFT) + (length(path, matcher) << PATH_SHIFT) + rank(path, matcher) + 1;
    }

    private static long rank(String host) {
        if (host.isEmpty() || host.equals("*")) {
            return 0;
        }
        return host.startsWith("*.") ? 1 : 2;
    }

    /// A slash at the end of a prefix does not make it longer: it matches the same paths.
    private static long length(String path, String matcher) {
        var bytes = path.getBytes(StandardCharsets.UTF_8).length;
        var slash = matcher.equals("PathPrefix") && bytes > 1 && path.endsWith("/") ? 1 : 0;
        return Math.min(bytes - slash, LONGEST_PATH);
    }

    private static long rank(String path, String matcher) {
        return switch (path.isEmpty() ? "PathPrefix" : matcher) {
            case "Path" -> 2;
            case "PathPrefix" -> 1;
            default -> 0;
        };
    }
}

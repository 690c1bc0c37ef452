package io.fairlead.provider.k8s.ingress;

/// The rule of a host and a path. Its length is the router's priority, so the text is Traefik's to the byte.
final class RuleText {

    static final String EVERYTHING = "PathPrefix(\"/\")";

    private RuleText() {}

    /// @param host empty for any
    /// @param path empty for any
    /// @param matcher the matcher of the path
    static String of(String host, String path, String matcher, boolean v2) {
        if (host.isEmpty() && path.isEmpty()) {
            return EVERYTHING;
        }
        var pathRule = path.isEmpty() ? "" : matcher + "(" + GoString.quote(path) + ")";
        if (host.isEmpty()) {
            return pathRule;
        }
        var hostRule = hostRule(host, v2);
        return path.isEmpty() ? hostRule : hostRule + " && " + pathRule;
    }

    private static String hostRule(String host, boolean v2) {
        if (v2 && host.startsWith("*.")) {
            return "HostRegexp(" + GoString.quote("{subdomain:[a-zA-Z0-9-]+}" + host.substring(1)) + ")";
        }
        return "Host(" + GoString.quote(host) + ")";
    }
}

package io.fairlead.provider.k8s.ingress;

/// The rule of a host and a path. Its length is the router's priority, so the text is Traefik's to the byte.
///
/// @param v2 whether it is of the grammar `v2`
/// @param strict whether prefixes match whole elements
record RuleText(boolean v2, boolean strict) {

    static final String EVERYTHING = "PathPrefix(\"/\")";

    /// @param host empty for any
    /// @param path empty for any
    /// @param matcher the matcher of the path
    String of(String host, String path, String matcher) {
        if (host.isEmpty() && path.isEmpty()) {
            return EVERYTHING;
        }
        var pathRule = path.isEmpty() ? "" : pathRule(path, matcher);
        if (host.isEmpty()) {
            return pathRule;
        }
        return path.isEmpty() ? hostRule(host) : hostRule(host) + " && " + pathRule;
    }

    private String hostRule(String host) {
        if (v2 && host.startsWith("*.")) {
            return call("HostRegexp", "{subdomain:[a-zA-Z0-9-]+}" + host.substring(1));
        }
        return call("Host", host);
    }

    private String pathRule(String path, String matcher) {
        if (!strict || !matcher.equals("PathPrefix") || path.equals("/")) {
            return call(matcher, path);
        }
        var base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return "(" + call("Path", base) + " || " + call("PathPrefix", base + "/") + ")";
    }

    private static String call(String matcher, String argument) {
        return matcher + "(" + GoString.quote(argument) + ")";
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// One kind of objects, in one namespace or in all.
///
/// @param namespace empty for all, and for kinds that lie in none
record Scope(ObjectKind kind, String namespace) {

    /// Where the objects lie on an API server.
    ///
    /// @param version of the API, such as `v1`
    String path(String version) {
        var root = (kind.group().isEmpty() ? "/api/" : "/apis/") + apiVersion(version);
        var within = namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace);
        return root + within + "/" + kind.plural();
    }

    /// The version as objects of this kind spell it.
    String apiVersion(String version) {
        return kind.group().isEmpty() ? version : kind.group() + "/" + version;
    }

    /// The kind as rights name it.
    String resource() {
        return kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
    }

    /// As an operator reads it.
    String text() {
        return namespace.isEmpty() ? resource() : resource() + " in namespace " + namespace;
    }

    /// A target with one more parameter of its query.
    static String with(String target, String parameter) {
        return target + (target.indexOf('?') < 0 ? "?" : "&") + parameter;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

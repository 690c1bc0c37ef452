package io.fairlead.provider.k8s.ingress.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where an API server keeps objects of a kind, or one of them.
///
/// @param apiVersion such as `v1` or `networking.k8s.io/v1`
/// @param namespace empty for objects of the whole cluster
/// @param name empty for all objects
/// @param subresource such as `status`; empty for the object itself
/// @param fieldManager who is named as the author of what is written; empty to leave that to the server
public record ResourcePath(
        String apiVersion, String namespace, String plural, String name, String subresource, String fieldManager) {

    /// All objects of a kind in a namespace.
    public static ResourcePath all(String apiVersion, String namespace, String plural) {
        return new ResourcePath(apiVersion, namespace, plural, "", "", "");
    }

    /// One object.
    public static ResourcePath one(String apiVersion, String namespace, String plural, String name) {
        return new ResourcePath(apiVersion, namespace, plural, name, "", "");
    }

    /// A subresource of this object.
    public ResourcePath below(String part) {
        return new ResourcePath(apiVersion, namespace, plural, name, part, fieldManager);
    }

    /// The same, as written by somebody.
    public ResourcePath by(String author) {
        return new ResourcePath(apiVersion, namespace, plural, name, subresource, author);
    }

    @Override
    public String toString() {
        var path = new StringBuilder(apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/").append(apiVersion);
        if (!namespace.isEmpty()) {
            path.append("/namespaces/").append(encoded(namespace));
        }
        path.append('/').append(plural);
        if (!name.isEmpty()) {
            path.append('/').append(encoded(name));
        }
        if (!subresource.isEmpty()) {
            path.append('/').append(subresource);
        }
        if (!fieldManager.isEmpty()) {
            path.append("?fieldManager=").append(encoded(fieldManager));
        }
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

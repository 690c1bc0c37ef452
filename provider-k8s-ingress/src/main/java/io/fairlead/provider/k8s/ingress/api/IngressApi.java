package io.fairlead.provider.k8s.ingress.api;

import java.util.function.Supplier;

/// The Ingresses of an API server, under the version that it offers.
///
/// @param version asked each time: a server may be renewed while we run
public record IngressApi(ApiServer server, Supplier<String> version) {

    /// What every server of these years offers.
    public static final String USUAL = "networking.k8s.io/v1";

    /// Those of a server that offers the usual version.
    public static IngressApi of(ApiServer server) {
        return new IngressApi(server, () -> USUAL);
    }

    /// The version as objects spell it.
    public String apiVersion() {
        return version.get();
    }

    /// Where one of them is.
    public ResourcePath path(String namespace, String name) {
        return ResourcePath.one(apiVersion(), namespace, "ingresses", name);
    }
}

package io.fairlead.provider.k8s.ingress;

/// An annotation as written.
record Annotation(String key, String value) {

    String field() {
        return "metadata.annotations[" + key + "]";
    }
}

package io.fairlead.core.http;

/// Takes the value of `Host`.
@FunctionalInterface
interface HostField {

    /// A response and trailers have no use for it; a request keeps it.
    HostField IGNORED = (bytes, start, length) -> {};

    void take(byte[] bytes, int start, int length);
}

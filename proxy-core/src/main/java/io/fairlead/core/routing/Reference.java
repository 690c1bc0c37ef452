package io.fairlead.core.routing;

/// Names of the form `name@provider`.
final class Reference {

    /// The provider of what the proxy itself defines.
    static final String INTERNAL = "internal";

    private Reference() {}

    /// The full name that a reference means when an object of that provider uses it.
    static String resolve(String reference, String provider) {
        return reference.indexOf('@') >= 0 ? reference : reference + "@" + provider;
    }

    /// The provider in a full name; empty if there is none.
    static String provider(String fullName) {
        var at = fullName.lastIndexOf('@');
        return at < 0 ? "" : fullName.substring(at + 1);
    }

    /// A full name without its provider.
    static String bare(String fullName) {
        var at = fullName.lastIndexOf('@');
        return at < 0 ? fullName : fullName.substring(0, at);
    }
}

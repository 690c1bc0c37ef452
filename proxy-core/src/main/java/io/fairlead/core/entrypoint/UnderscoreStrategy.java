package io.fairlead.core.entrypoint;

/// What becomes of fields with an underscore in their name, which some servers take for others.
public enum UnderscoreStrategy {
    /// They are sent on.
    KEEP,
    /// They are removed.
    DELETE,
    /// The request is answered with 400.
    REJECT
}

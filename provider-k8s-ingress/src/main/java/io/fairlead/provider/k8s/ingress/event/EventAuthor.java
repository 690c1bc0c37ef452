package io.fairlead.provider.k8s.ingress.event;

/// Whom Events come from.
///
/// @param component what writes them
/// @param instance which replica of it
public record EventAuthor(String component, String instance) {}

package io.fairlead.core.routing;

/// An object of the configuration that becomes a part.
///
/// @param name the full name
record Ref(Part.Kind kind, String name) {}

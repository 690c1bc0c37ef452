/// The dynamic configuration as immutable records: what a provider publishes and what the file
/// provider's YAML binds to. Names inside a configuration carry no `@provider`; references may.
package io.fairlead.provider.spi.dynamic;

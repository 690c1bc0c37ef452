/// Where dynamic configuration comes from: a [ProviderFactory] makes a [Provider], which publishes whole
/// configurations to its [ConfigurationSink]. No method takes or returns `null`.
package io.fairlead.provider.spi;

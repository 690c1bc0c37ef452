/// Dynamic configuration from YAML files: [FileProviderFactory] is the door, and [FileProviderOptions]
/// its options.
package io.fairlead.provider.file;

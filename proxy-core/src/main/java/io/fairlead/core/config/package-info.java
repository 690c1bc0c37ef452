/// The static configuration: what the process is told at start, by a file, by flags or by the environment.
///
/// The records have the names and the nesting of the options; [StaticConfigurationLoader] fills them.
package io.fairlead.core.config;

/// Plugins: each folder or jar below `plugins/` in a module layer of its own, so that neither its libraries nor its
/// defects touch the application or another plugin.
package io.fairlead.core.plugin;

package io.fairlead.core.plugin;

import java.nio.file.Path;
import java.util.List;

/// A plugin as it lies in the folder.
///
/// @param name the name of the file or folder, without `.jar`
/// @param origin the jar or the folder
/// @param jars the jars that belong together
record Plugin(String name, Path origin, List<Path> jars) {}

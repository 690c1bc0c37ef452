package io.fairlead.provider.file;

import io.fairlead.provider.spi.bind.Default;
import java.nio.file.Path;
import java.util.Optional;

/// The options below `providers.file`.
///
/// @param filename one dynamic configuration file
/// @param directory a folder with such files, sub-folders included; goes before `filename`
/// @param watch whether changes are followed
public record FileProviderOptions(
        Optional<Path> filename,
        Optional<Path> directory,
        @Default("true") boolean watch) {}

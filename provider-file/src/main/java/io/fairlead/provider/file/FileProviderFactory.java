package io.fairlead.provider.file;

import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;

/// Makes the provider `file`.
public final class FileProviderFactory implements ProviderFactory<FileProviderOptions> {

    /// For the service loader.
    public FileProviderFactory() {}

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Class<FileProviderOptions> configType() {
        return FileProviderOptions.class;
    }

    @Override
    public Provider create(FileProviderOptions options) {
        var path = options.directory()
                .or(options::filename)
                .orElseThrow(() ->
                        new IllegalArgumentException("found neither filename nor directory, expected one of them"));
        return new FileProvider(path, options.watch());
    }
}

package io.fairlead.provider.file;

import java.nio.file.Path;
import java.util.Locale;

/// What a file holds, by its extension in any letter case. JSON is read as the YAML that it is.
enum FileKind {
    YAML,
    TOML,
    OTHER;

    static FileKind of(Path file) {
        var name = file.toString();
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "yaml", "yml", "json" -> YAML;
            case "toml" -> TOML;
            default -> OTHER;
        };
    }
}

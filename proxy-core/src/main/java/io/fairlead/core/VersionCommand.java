package io.fairlead.core;

import java.util.List;

/// Prints the version, the Java it runs on and the platform.
final class VersionCommand implements Command {

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        terminal.out().printf("Version:      %s%n", version());
        terminal.out().printf("Java version: %s (%s)%n", Runtime.version(), System.getProperty("java.vendor"));
        terminal.out().printf("OS/Arch:      %s/%s%n", System.getProperty("os.name"), System.getProperty("os.arch"));
        return 0;
    }

    /// The version of the module; `dev` where classes do not come from a module.
    static String version() {
        var descriptor = VersionCommand.class.getModule().getDescriptor();
        return descriptor == null ? "dev" : descriptor.rawVersion().orElse("dev");
    }
}

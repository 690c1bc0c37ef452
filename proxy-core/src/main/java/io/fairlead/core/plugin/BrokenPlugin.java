package io.fairlead.core.plugin;

import io.fairlead.provider.spi.Problem;
import java.nio.file.Path;

/// A plugin that cannot be used; the others go on.
final class BrokenPlugin extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BrokenPlugin(Path origin, String found, String expected) {
        super(origin + ": " + found);
        problem = new Problem("plugin " + origin, "", found, expected + "; it is left out");
    }

    Problem problem() {
        return problem;
    }
}

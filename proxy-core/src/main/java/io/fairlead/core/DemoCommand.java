package io.fairlead.core;

import java.util.List;

/// Not there yet.
final class DemoCommand implements Command {

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        throw new UsageException("not there yet");
    }
}

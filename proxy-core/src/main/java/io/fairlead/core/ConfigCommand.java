package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import io.fairlead.core.provider.ConfigurationYaml;
import java.util.List;
import java.util.Optional;

/// Prints what all providers define together, in the form of the file provider, and what was set aside.
final class ConfigCommand implements Command {

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        ProcessLog.configure("ERROR", "common", Optional.empty(), terminal.err());
        var startup = Startup.of(arguments);
        startup.report(terminal);
        var preview = Preview.of(startup);
        terminal.out().print(ConfigurationYaml.of(preview.configuration()));
        terminal.out().flush();
        preview.problems().forEach(problem -> terminal.err().println("fairlead: " + problem));
        return preview.problems().isEmpty() && startup.problems().isEmpty() ? 0 : 1;
    }
}

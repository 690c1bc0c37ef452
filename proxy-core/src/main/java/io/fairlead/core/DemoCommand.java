package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import java.util.List;
import java.util.Optional;

/// Shows a [Demonstration] until it is told to stop.
final class DemoCommand implements Command {

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        Options.parse(arguments, List.of());
        var stop = StopSignal.install();
        ProcessLog.configure("WARN", "common", Optional.empty(), terminal.err());
        try (var demonstration = Demonstration.start(terminal)) {
            terminal.out().print(TEXT.formatted(demonstration.folder(), demonstration.web(), demonstration.internal()));
            terminal.out().flush();
            stop.await();
            terminal.out().println("Stopping.");
        }
        return 0;
    }

    private static final String TEXT = """
            Fairlead serves the Ingress in %1$s; two back ends answer. Try:

              curl -H 'Host: example.com' http://127.0.0.1:%2$d/bar
              curl -H 'Host: example.com' http://127.0.0.1:%2$d/foo/anything
              curl http://127.0.0.1:%3$d/api/rawdata

            Change a manifest, and the next request follows. Ctrl-C stops.
            """;
}

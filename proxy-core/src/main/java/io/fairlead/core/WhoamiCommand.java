package io.fairlead.core;

import io.fairlead.core.whoami.Whoami;
import java.util.List;

/// Runs a back end until it is told to stop.
final class WhoamiCommand implements Command {

    private static final int HIGHEST_PORT = 65535;

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        var options = Options.parse(arguments, List.of("port", "name"));
        var port = port(options.value("port").orElse("80"));
        var stop = StopSignal.install();
        try (var whoami = Whoami.start("0.0.0.0", port, options.value("name").orElse(""))) {
            terminal.out().println("whoami listens on port " + whoami.port());
            stop.await();
        }
        return 0;
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException("--port: found \"" + text + "\", expected a number from 0 to " + HIGHEST_PORT);
    }
}

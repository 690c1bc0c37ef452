package io.fairlead.core;

import java.io.IOException;
import java.util.List;

/// Asks `/ping` of the proxy that the same flags, file or environment describe; well means 200.
final class HealthcheckCommand implements Command {

    @Override
    public int run(List<String> arguments, Terminal terminal) throws InterruptedException {
        var probe = PingProbe.of(Startup.of(arguments).loaded().configuration());
        try {
            var status = probe.status();
            if (status == 200) {
                terminal.out().println("OK: " + probe.uri());
                return 0;
            }
            terminal.err().println("fairlead: bad health check: " + probe.uri() + " answered " + status);
        } catch (IOException e) {
            terminal.err().println("fairlead: bad health check: " + probe.uri() + ": " + e);
        }
        return 1;
    }
}

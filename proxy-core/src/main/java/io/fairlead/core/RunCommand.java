package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import java.util.List;
import java.util.Optional;

/// Runs the proxy until it is told to stop; then it drains.
final class RunCommand implements Command {

    private static final System.Logger LOG = System.getLogger(RunCommand.class.getName());

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        var stop = StopSignal.install();
        var startup = Startup.of(arguments);
        var configuration = startup.loaded().configuration();
        ProcessLog.configure(
                configuration.log().level(), configuration.log().format(), Optional.empty(), terminal.out());
        startup.report(terminal);
        LOG.log(
                System.Logger.Level.INFO,
                "Fairlead {0}, configured by {1}",
                VersionCommand.version(),
                startup.loaded().source());
        try (var proxy = Proxy.start(configuration, startup.providers(), startup.middlewares())) {
            stop.await();
            LOG.log(System.Logger.Level.INFO, "stopping");
            proxy.drain();
        }
        return 0;
    }
}

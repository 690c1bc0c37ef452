package io.fairlead.core;

import io.fairlead.core.config.StaticConfigurationLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The command line: a verb and its arguments. No verb, or a flag in its place, runs the proxy.
public final class Main {

    private static final Map<String, Command> COMMANDS = commands();

    private Main() {}

    /// Runs a command and ends the process with its status.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new Terminal(System.out, System.err)));
    }

    static int run(List<String> arguments, Terminal terminal) {
        try {
            if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
                return StaticConfigurationLoader.asksForHelp(arguments)
                        ? options(terminal)
                        : new RunCommand().run(arguments, terminal);
            }
            var command = COMMANDS.get(arguments.getFirst());
            if (command == null) {
                throw new UsageException("found command \"" + arguments.getFirst() + "\", expected one of "
                        + String.join(", ", COMMANDS.keySet()) + " or a flag");
            }
            return command.run(arguments.subList(1, arguments.size()), terminal);
        } catch (InterruptedException _) {
            return 1;
        } catch (Exception e) {
            terminal.err().println("fairlead: " + (e.getMessage() == null ? e : e.getMessage()));
            return 1;
        }
    }

    private static Map<String, Command> commands() {
        var commands = new LinkedHashMap<String, Command>();
        commands.put("traefik", new RunCommand());
        commands.put("version", new VersionCommand());
        commands.put("healthcheck", new HealthcheckCommand());
        commands.put("config", new ConfigCommand());
        commands.put("whoami", new WhoamiCommand());
        commands.put("demo", new DemoCommand());
        commands.put("train", new TrainCommand());
        commands.put("help", (_, terminal) -> help(terminal));
        return commands;
    }

    private static int options(Terminal terminal) {
        help(terminal);
        terminal.out().println();
        terminal.out().print(Startup.options());
        return 0;
    }

    private static int help(Terminal terminal) {
        terminal.out().print(HELP);
        return 0;
    }

    private static final String HELP = """
            Fairlead, a reverse proxy and Kubernetes Ingress controller.

            fairlead [flags]              runs the proxy; takes Traefik's flags, files and environment
            fairlead version              prints the version
            fairlead healthcheck [flags]  asks /ping of the proxy that these flags describe; exit status 0 if it is well
            fairlead config [flags]       prints the merged dynamic configuration; exit status 1 if a part was set aside
            fairlead whoami --port N      a back end that answers with the request
            fairlead demo                 two back ends, an Ingress and the proxy on free ports
            fairlead train                makes later starts from this folder faster; run it again after an update
            fairlead help                 prints this; fairlead --help adds the list of flags

            JVM options: conf/jvm.options, and FAIRLEAD_OPTS in the environment.
            """;
}

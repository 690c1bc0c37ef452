package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Two back ends, the example Ingress and the proxy, on ports that are free.
final class DemoCommand implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WEB = 8000;
    private static final int INTERNAL = 8080;

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        Options.parse(arguments, List.of());
        var stop = StopSignal.install();
        ProcessLog.configure("WARN", "common", Optional.empty(), terminal.err());
        try (var one = Whoami.start("127.0.0.1", 0, "one");
                var two = Whoami.start(second(), 0, "two");
                var manifests = DemoManifests.write(
                        Startup.home().resolve("examples"), List.of(one.address(), two.address()))) {
            serve(manifests, stop, terminal);
        }
        return 0;
    }

    private static void serve(DemoManifests manifests, StopSignal stop, Terminal terminal) throws Exception {
        var startup = Startup.of(flags(manifests));
        startup.report(terminal);
        try (var proxy = Proxy.start(startup.loaded().configuration(), startup.providers(), startup.middlewares())) {
            if (!proxy.awaitReady(PATIENCE)) {
                throw new IOException(
                        "found no configuration within " + PATIENCE.toSeconds() + " s, expected the demo's");
            }
            terminal.out().print(TEXT.formatted(manifests.folder(), proxy.port("web"), proxy.port("traefik")));
            terminal.out().flush();
            stop.await();
            terminal.out().println("Stopping.");
        }
    }

    /// Endpoints of a Service differ by address, so the second back end needs one of its own.
    private static String second() {
        try (var _ = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
            return "127.0.0.2";
        } catch (IOException _) {
            return "::1";
        }
    }

    private static List<String> flags(DemoManifests manifests) throws IOException {
        return List.of(
                "--entryPoints.web.address=127.0.0.1:" + FreePort.near(WEB),
                "--entryPoints.traefik.address=127.0.0.1:" + FreePort.near(INTERNAL),
                "--ping",
                "--api.insecure",
                "--providers.providersThrottleDuration=0",
                "--providers.kubernetesIngress.manifests=" + manifests.folder());
    }

    private static final String TEXT = """
            Fairlead serves the Ingress in %1$s; two back ends answer. Try:

              curl -H 'Host: example.com' http://127.0.0.1:%2$d/bar
              curl -H 'Host: example.com' http://127.0.0.1:%2$d/foo/anything
              curl http://127.0.0.1:%3$d/api/rawdata

            Change a manifest, and the next request follows. Ctrl-C stops.
            """;
}

package io.fairlead.core;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Two back ends, the example Ingress and the proxy, running on ports that are free.
final class Demonstration implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WEB = 8000;
    private static final int INTERNAL = 8080;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final DemoManifests manifests;
    private final Proxy proxy;

    private Demonstration(Terminal terminal, Stage stage, List<String> more) throws Exception {
        try {
            var one = add(Whoami.start("127.0.0.1", 0, "one"));
            var two = add(Whoami.start(secondAddress(), 0, "two"));
            manifests =
                    add(DemoManifests.write(Startup.home().resolve("examples"), List.of(one.address(), two.address())));
            stage.set(manifests.folder());
            proxy = add(proxy(terminal, more));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /// Starts all and waits until the Ingress is served.
    static Demonstration start(Terminal terminal) throws Exception {
        return ready(new Demonstration(terminal, _ -> {}, List.of()));
    }

    /// The same over TLS, by the generated certificate, and beside a thousand other Ingresses.
    static Demonstration rehearse(Terminal terminal) throws Exception {
        return ready(new Demonstration(terminal, RehearsedCluster::write, List.of("--entryPoints.web.http.tls")));
    }

    private static Demonstration ready(Demonstration demonstration) throws Exception {
        if (demonstration.proxy.awaitReady(PATIENCE)) {
            return demonstration;
        }
        demonstration.close();
        throw new IOException("found no configuration within " + PATIENCE.toSeconds() + " s, expected the example's");
    }

    /// Where the manifests are.
    Path folder() {
        return manifests.folder();
    }

    /// The port of the Ingress.
    int web() {
        return proxy.port("web");
    }

    /// The port of API and health check.
    int internal() {
        return proxy.port("traefik");
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    private <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    private Proxy proxy(Terminal terminal, List<String> more) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--entryPoints.web.address=127.0.0.1:" + FreePort.near(WEB),
                "--entryPoints.traefik.address=127.0.0.1:" + FreePort.near(INTERNAL),
                "--ping",
                "--api.insecure",
                "--providers.providersThrottleDuration=0",
                "--providers.kubernetesIngress.manifests=" + manifests.folder()));
        arguments.addAll(more);
        var startup = Startup.of(arguments);
        startup.report(terminal);
        return Proxy.start(startup.loaded().configuration(), startup.providers(), startup.middlewares());
    }

    /// Endpoints of a Service differ by address, so the second back end needs one of its own.
    private static String secondAddress() {
        try (var _ = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
            return "127.0.0.2";
        } catch (IOException _) {
            return "::1";
        }
    }

    /// Adds manifests to those of the example.
    private interface Stage {

        void set(Path folder) throws IOException;
    }
}

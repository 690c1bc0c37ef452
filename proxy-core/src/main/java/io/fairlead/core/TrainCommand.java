package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Runs a [Demonstration], asks it a few hundred times and ends. The launcher lets the JVM record what it loads and
/// compiles meanwhile, so that later starts need not do it again.
final class TrainCommand implements Command {

    private static final int REQUESTS = 300;

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        Options.parse(arguments, List.of());
        ProcessLog.configure("WARN", "common", Optional.empty(), terminal.err());
        try (var demonstration = Demonstration.start(terminal)) {
            for (var i = 0; i < REQUESTS; i++) {
                ask(demonstration.web(), i % 2 == 0 ? "/bar" : "/foo/anything");
            }
            ask(demonstration.web(), "/nothing");
            ask(demonstration.internal(), "/ping");
            ask(demonstration.internal(), "/api/rawdata");
        }
        terminal.out().println("Trained; this folder starts faster from now on.");
        return 0;
    }

    private static void ask(int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}

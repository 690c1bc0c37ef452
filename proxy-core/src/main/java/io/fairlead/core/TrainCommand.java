package io.fairlead.core;

import io.fairlead.core.observe.ProcessLog;
import io.fairlead.core.upstream.TlsMaterial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/// Runs a [Demonstration] without TLS and one with it in a big cluster, asks them some thousand times and ends. The
/// launcher lets the JVM record what it loads, calls and compiles meanwhile, so that later starts need not find it out
/// again: a TLS handshake and the first table of a big cluster are the costliest to learn.
final class TrainCommand implements Command {

    private static final int REQUESTS = 1000;
    private static final int HANDSHAKES = 200;

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        Options.parse(arguments, List.of());
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        ProcessLog.configure("WARN", "common", Optional.empty(), terminal.err());
        try (var demonstration = Demonstration.start(terminal)) {
            ask("http://127.0.0.1:" + demonstration.web(), Version.HTTP_1_1, REQUESTS);
        }
        try (var demonstration = Demonstration.rehearse(terminal)) {
            var secure = "https://127.0.0.1:" + demonstration.web();
            ask(secure, Version.HTTP_1_1, REQUESTS);
            ask(secure, Version.HTTP_2, REQUESTS);
            for (var i = 0; i < HANDSHAKES; i++) {
                ask(secure, i % 2 == 0 ? Version.HTTP_1_1 : Version.HTTP_2, 1);
            }
        }
        terminal.out().println("Trained; this folder starts faster from now on.");
        return 0;
    }

    /// Asks on a connection of its own. The client's HTTP/2 takes no other name than that of the address, which no rule
    /// knows; what is to be learnt is the way there.
    private static void ask(String base, Version version, int times) throws IOException, InterruptedException {
        var builder = HttpClient.newBuilder().version(version).sslContext(TlsMaterial.trustingAnybody());
        try (var client = builder.build()) {
            for (var i = 0; i < times; i++) {
                var uri = URI.create(base + (i % 2 == 0 ? "/bar" : "/foo/anything"));
                var request = HttpRequest.newBuilder(uri);
                if (version == Version.HTTP_1_1) {
                    request.header("Host", "example.com");
                }
                var status =
                        client.send(request.build(), BodyHandlers.discarding()).statusCode();
                var expected = version == Version.HTTP_1_1 ? 200 : 404;
                if (status != expected) {
                    throw new IOException("found status " + status + " at " + uri + ", expected " + expected);
                }
            }
        }
    }
}

package io.fairlead.core.entrypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The client of OpenSSL, which does what the JDK's will not.
final class OpenSsl {

    private static final int PATIENCE_SECONDS = 20;

    /// An input that makes the program shake hands once more.
    static final String RENEGOTIATE = "R\n";

    private OpenSsl() {}

    /// Connects, sends something, and returns all that the program printed.
    static String client(int port, String input, String... arguments) {
        var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port));
        if (!input.startsWith(RENEGOTIATE)) {
            command.add("-ign_eof");
        }
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                var writer = process.outputWriter(StandardCharsets.ISO_8859_1);
                writer.append(input).flush();
                if (!input.startsWith(RENEGOTIATE)) {
                    writer.close();
                }
            } catch (IOException e) {
                // It has ended already.
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("openssl does not end: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A request after which the server closes.
    static String lastRequest(String host) {
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What of a request's fields reaches a server.
final class ServedFields {

    static final EntryPointSettings DEFAULT = EntryPointSettings.of("web", "127.0.0.1", 0);

    private ServedFields() {}

    /// An entry point that believes peers of a range.
    static EntryPointSettings trusting(String range) {
        return Wire.settings("forwardedHeaders.trustedIPs", range);
    }

    /// The field lines that a server gets, without the request line.
    static List<String> forwarded(EntryPointSettings settings, String host, String fields) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            return List.of(server.heard().getFirst().split("\r\n")).stream()
                    .skip(1)
                    .toList();
        }
    }

    static List<String> forwarded(String fields) {
        return forwarded(DEFAULT, "a", fields);
    }
}

package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

/// What every refusal looks like: the status, `Connection: close`, the end of the connection, and no answer
/// to whatever comes behind.
final class Refusal {

    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: a\r\n\r\n";

    private Refusal() {}

    /// Sends bytes with a good request behind them, and demands that only the first is answered.
    static void of(Wire wire, String bytes, int status) {
        try (var client = wire.client()) {
            client.send(bytes + SECOND);
            var answer = client.readAll();
            assertThat(answer).as("answer to %s", printable(bytes)).startsWith("HTTP/1.1 " + status + " ");
            assertThat(answer).contains("\r\nConnection: close\r\n");
            assertThat(answer.split("HTTP/1\\.", -1))
                    .as("answers to %s", printable(bytes))
                    .hasSize(2);
            assertThat(wire.seen()).doesNotContain("GET /second");
        }
    }

    /// The same, where the server must not have noticed anything.
    static void unseen(Proxied proxied, String bytes, int status) {
        var handled = proxied.wire().seen().size();
        var connections = proxied.server().connections();
        of(proxied.wire(), bytes, status);
        assertThat(proxied.wire().seen()).as("handled of %s", printable(bytes)).hasSize(handled);
        assertThat(proxied.server().connections()).isEqualTo(connections);
    }

    static String printable(String bytes) {
        var text = new StringBuilder();
        bytes.chars().limit(200).forEach(c -> {
            if (c < ' ' || c > '~') {
                text.append(String.format("\\x%02x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}

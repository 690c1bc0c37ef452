package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntSupplier;

/// Posts by HTTP/2 over TLS on a connection that it keeps; a POST is not sent again behind our back.
final class Http2Client implements Traffic.Errand, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(Tls.context())
            .version(HttpClient.Version.HTTP_2)
            .build();
    private final IntSupplier port;

    /// @param port where to send the next request
    Http2Client(IntSupplier port) {
        this.port = port;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port.getAsInt() + "/h2"))
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).endsWith(" POST /h2 5\n");
    }

    @Override
    public void close() {
        client.close();
    }
}

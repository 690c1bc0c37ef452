package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The way to an API server, as whoever [ClusterAccess] says that we are. The token is read anew for each request, and
/// a request that is answered with 401 is sent once more at once.
public final class ClusterConnection implements AutoCloseable {

    private static final int OK = 200;
    private static final int MOST_WORDS = 4096;

    private final HttpClient http;
    private final String url;
    private final Duration patience;
    private final Warnings warnings = new Warnings();

    private ClusterConnection(HttpClient http, String url, Duration patience) {
        this.http = http;
        this.url = url;
        this.patience = patience;
    }

    /// Connects to nothing yet.
    ///
    /// @throws IllegalArgumentException if there are certificates or keys that cannot be used
    public static ClusterConnection open(ClusterAccess access, Pace pace) {
        try {
            var http = new JdkHttpClientFactory().newBuilder(access.config()).build();
            return new ClusterConnection(http, access.server(), pace.answer());
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException(
                    "a client certificate, its key or a root for API server " + access.server()
                            + " that cannot be used (" + reason(e) + ")",
                    e);
        }
    }

    /// Words about content might show some of it.
    private static String reason(KubernetesClientException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        var kind = cause.getClass().getSimpleName();
        return cause instanceof FileSystemException file ? kind + " " + file.getFile() : kind;
    }

    /// Where the API server is; ends with a slash.
    public String url() {
        return url;
    }

    /// The server, for single requests.
    public ApiServer api() {
        return new ClientApi(this);
    }

    /// For single requests.
    HttpClient http() {
        return http;
    }

    /// Opens an answer.
    ///
    /// @param target path and query
    /// @param gzip whether it may be compressed
    /// @param pulse follows the stream
    /// @throws ApiException if the answer is not 200
    InputStream open(Question question, String target, boolean gzip, Pulse pulse)
            throws ApiException, InterruptedException {
        var response = send(request(target, gzip));
        pulse.follow(response.body(), patience);
        response.headers("Warning").forEach(warnings::log);
        if (response.code() != OK) {
            throw new ApiException(question.failure(response.code(), wish(response), words(response.body())));
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest request(String target, boolean gzip) {
        var request = http.newHttpRequestBuilder()
                .uri(url + target.substring(1))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .header("Accept", "application/json");
        return (gzip ? request.header("Accept-Encoding", "gzip") : request).build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws ApiException, InterruptedException {
        var pending = http.sendAsync(request, InputStream.class);
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            throw new ApiException(Failure.of(e));
        } finally {
            pending.cancel(true);
        }
    }

    private static byte[] words(InputStream body) {
        try (body) {
            return body.readNBytes(MOST_WORDS);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static Duration wish(HttpResponse<?> response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .filter(text ->
                        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }
}

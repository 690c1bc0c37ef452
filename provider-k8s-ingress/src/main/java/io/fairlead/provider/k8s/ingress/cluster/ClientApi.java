package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Single requests through a connection, which knows the roots and the token.
final class ClientApi implements ApiServer {

    private static final int PATIENCE_SECONDS = 5;

    private final ClusterConnection connection;

    ClientApi(ClusterConnection connection) {
        this.connection = connection;
    }

    @Override
    public ApiAnswer send(ApiCall call) throws InterruptedException {
        var pending = connection.http().sendAsync(request(call), byte[].class);
        try {
            return answer(pending.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return ApiAnswer.none(Failure.of(e).text());
        } finally {
            pending.cancel(true);
        }
    }

    private HttpRequest request(ApiCall call) {
        var request = connection
                .http()
                .newHttpRequestBuilder()
                .uri(connection.url() + call.path().substring(1))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .header("Accept", "application/json");
        if (!call.contentType().isEmpty()) {
            request.method(call.method(), call.contentType(), JsonText.of(call.body()));
        }
        return request.build();
    }

    /// An error may be plain text, or nothing at all.
    private static ApiAnswer answer(HttpResponse<byte[]> response) {
        var bytes = Objects.requireNonNullElse(response.body(), new byte[0]);
        if (bytes.length == 0 || bytes[0] != '{') {
            return new ApiAnswer(response.code(), Map.of(), new String(bytes, StandardCharsets.UTF_8));
        }
        try (var parser = JsonTrees.parser(new ByteArrayInputStream(bytes))) {
            parser.nextToken();
            return new ApiAnswer(response.code(), body(parser), "");
        } catch (JacksonException e) {
            return ApiAnswer.none(Failure.of(e).text());
        }
    }

    /// A value of JSON may be null, and nobody who reads a tree is surprised by that.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> body(JsonParser parser) {
        return (Map<String, Object>) (Map<String, ?>) JsonTrees.WHOLE.object(parser);
    }
}

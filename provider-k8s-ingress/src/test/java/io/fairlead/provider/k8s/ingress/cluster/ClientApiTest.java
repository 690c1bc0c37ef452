package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes over the wire, and what is made of the answers of a real API server.
class ClientApiTest {

    private static final ResourcePath WEB = ResourcePath.one("networking.k8s.io/v1", "shop", "ingresses", "web");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private ServerSocket server;
    private ClusterConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        var url = "http://127.0.0.1:" + server.getLocalPort();
        var access = ClusterAccess.find(Map.of(), Optional.of(url), Optional.of("secret"), Optional.empty());
        connection = ClusterConnection.open(access, Pace.CALM);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void aPatchIsAMergePatchByAName() throws Exception {
        send(ApiCall.patch(WEB.below("status").by("fairlead-a/b"), Map.of("status", Map.of("list", List.of(1, true)))));
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("PATCH /apis/networking.k8s.io/v1/namespaces/shop/ingresses/web/status"
                                + "?fieldManager=fairlead-a%2Fb HTTP/1.1\n")
                        .contains("Content-Type: application/merge-patch+json", "Authorization: Bearer secret")
                        .endsWith("\n{\"status\":{\"list\":[1,true]}}"));
    }

    @Test
    void everyValueOfJsonIsWrittenBackAsItWasRead() throws Exception {
        var json = "{\"a\":[1,-2.5,12345678901,123456789012345678901,\"\\u00e4\\\"\",null,true,{}],\"n\":null}";
        var bytes = json.getBytes(StandardCharsets.UTF_8).length;
        answer = "HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n" + json;
        var body = send(ApiCall.get(WEB)).body();
        send(ApiCall.put(WEB, body));
        var written = requests.getLast();
        assertThat(written.substring(written.lastIndexOf('\n') + 1)).isEqualTo(json.replace("\\u00e4", "ä"));
    }

    @Test
    void namesAreEncoded() throws Exception {
        send(ApiCall.get(ResourcePath.one("v1", "a b", "services", "../x?y#z")));
        assertThat(requests.getFirst()).startsWith("GET /api/v1/namespaces/a%20b/services/..%2Fx%3Fy%23z HTTP/1.1\n");
    }

    @Test
    void anErrorMayBeAStatus() throws Exception {
        answer = error(403, "application/json", "{\"kind\":\"Status\",\"message\":\"leases is forbidden\"}");
        var denied = send(ApiCall.get(WEB));
        assertThat(denied.forbidden()).isTrue();
        assertThat(denied.reason()).isEqualTo("status 403 (leases is forbidden)");
    }

    @Test
    void anErrorMayBePlainText() throws Exception {
        answer = error(429, "text/plain", "Too many requests, please try again later.");
        var busy = send(ApiCall.get(WEB));
        assertThat(busy.failed()).isTrue();
        assertThat(busy.reason()).isEqualTo("status 429 (Too many requests, please try again later.)");
    }

    @Test
    void anErrorMayHaveNoBody() throws Exception {
        answer = error(404, "text/plain", "");
        assertThat(send(ApiCall.get(WEB)).missing()).isTrue();
    }

    @Test
    void aNamespaceThatEndsIsNoMissingRight() throws Exception {
        answer = error(
                403,
                "application/json",
                "{\"kind\":\"Status\",\"details\":{\"causes\":[{\"reason\":\"NamespaceTerminating\"}]}}");
        var refused = send(ApiCall.get(WEB));
        assertThat(refused.forbidden()).isFalse();
        assertThat(refused.invalid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{\"a"
            })
    void whatIsNoAnswerMayWorkLater(String broken) throws Exception {
        answer = broken;
        assertThat(send(ApiCall.get(WEB)).failed()).isTrue();
    }

    private ApiAnswer send(ApiCall call) throws InterruptedException {
        return connection.api().send(call);
    }

    private static String error(int status, String type, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                requests.add(read(connection));
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the test ends
            }
        }
    }

    private static String read(Socket connection) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        var headers = new HashMap<String, String>();
        for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            text.append(line).append('\n');
            var colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        var bytes = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        while (text.substring(text.lastIndexOf("\n") + 1).getBytes(StandardCharsets.UTF_8).length < bytes) {
            text.append((char) reader.read());
        }
        return text.toString();
    }
}

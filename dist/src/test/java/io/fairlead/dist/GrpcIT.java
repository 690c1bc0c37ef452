package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// gRPC's interoperability tests through the archive, with HTTP/2 on both sides.
class GrpcIT {

    private static final List<String> CASES = List.of(
            "empty_unary",
            "large_unary",
            "client_streaming",
            "server_streaming",
            "ping_pong",
            "empty_stream",
            "custom_metadata",
            "status_code_and_message",
            "special_status_message",
            "unimplemented_method",
            "unimplemented_service",
            "cancel_after_begin",
            "cancel_after_first_response",
            "timeout_on_sleeping_server",
            "client_compressed_unary",
            "server_compressed_unary",
            "client_compressed_streaming",
            "server_compressed_streaming",
            "very_large_request",
            "rpc_soak",
            "channel_soak");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "S-15 gRPC passes, TLS before {0}, TLS behind {1}")
    @CsvSource({"false, false", "true, false", "true, true"})
    void passes(boolean before, boolean behind) throws Exception {
        GrpcServer.certificates(folder);
        try (var server = GrpcServer.start(behind);
                var fairlead = FairleadProcess.start(
                        Distribution.shared(),
                        Map.of(),
                        "--entryPoints.web.http.tls=" + before,
                        "--providers.file.filename=" + dynamic(server.port(), behind))) {
            var outcome = GrpcServer.cases(CASES, fairlead.web(), before);

            var passed = outcome.output()
                    .lines()
                    .filter(line -> line.startsWith("PASS "))
                    .map(line -> line.substring(5));
            assertThat(passed)
                    .as("%s%n%s%n%s", outcome.output(), server.log(), fairlead.log())
                    .isEqualTo(CASES);
        }
    }

    private Path dynamic(int port, boolean tls) throws Exception {
        var file = folder.resolve("dynamic.yml");
        return Files.writeString(file, """
                http:
                  routers:
                    all: {rule: "PathPrefix(`/`)", service: grpc}
                  services:
                    grpc: {loadBalancer: {serversTransport: grpc, servers: [{url: "%2$s://127.0.0.1:%3$d"}]}}
                  serversTransports:
                    grpc: {serverName: %4$s, rootCAs: ["%1$s/ca.pem"]}
                tls:
                  certificates: [{certFile: "%1$s/server1.pem", keyFile: "%1$s/server1.key"}]
                """.formatted(folder, tls ? "https" : "h2c", port, GrpcServer.NAME));
    }
}

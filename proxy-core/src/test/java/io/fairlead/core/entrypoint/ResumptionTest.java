package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session goes on only under the options under which it began.
class ResumptionTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final TestPki CLIENTS = TestPki.authority("clients");
    private static final TestPki CLIENT = CLIENTS.client("me");

    private final Secure secure = new Secure();

    @TempDir
    Path folder;

    @BeforeEach
    void configure() throws IOException {
        secure.certificate(AUTHORITY.server("*.example"));
        secure.options("private", clients(CLIENTS));
        secure.options("forgetful", Map.of("disableSessionTickets", true));
        secure.route("public.example", "default");
        secure.route("private.example", "private@file");
        secure.route("forgetful.example", "forgetful@file");
        secure.apply();
        Files.writeString(folder.resolve("cert.pem"), CLIENT.certificatesPem());
        Files.writeString(folder.resolve("key.pem"), CLIENT.keyPem());
    }

    @AfterEach
    void close() {
        secure.close();
    }

    @ParameterizedTest(name = "T-06 the same name resumes its session by {0}, also after a reload")
    @ValueSource(strings = {"tls1_2", "tls1_3"})
    void same(String version) {
        begin("public.example", version);
        secure.route("another.example", "default");
        secure.apply();
        assertThat(goOn("public.example", version)).contains("Reused, TLS").contains("HTTP/1.1 200");
    }

    @ParameterizedTest(name = "T-06 a session of a public host does not open a private one by {0}")
    @ValueSource(strings = {"tls1_2", "tls1_3"})
    void acrossOptions(String version) {
        begin("public.example", version);
        assertThat(goOn("private.example", version)).doesNotContain("Reused").doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest(name = "T-06 a session with a certificate goes on with it by {0}")
    @ValueSource(strings = {"tls1_2", "tls1_3"})
    void withCertificate(String version) {
        begin("private.example", version, certificate());
        assertThat(goOn("private.example", version)).contains("Reused, TLS").contains("HTTP/1.1 200");
    }

    @ParameterizedTest(name = "T-06 a session does not outlive its authority by {0}")
    @ValueSource(strings = {"tls1_2", "tls1_3"})
    void afterRotation(String version) {
        begin("private.example", version, certificate());
        secure.options("private", clients(TestPki.authority("others")));
        secure.apply();
        assertThat(goOn("private.example", version, certificate()))
                .doesNotContain("Reused")
                .doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest(name = "T-06 nothing is resumed where tickets are off by {0}")
    @ValueSource(strings = {"tls1_2", "tls1_3"})
    void forgetful(String version) {
        var first = OpenSsl.client(
                secure.port(),
                OpenSsl.lastRequest("forgetful.example"),
                "-servername",
                "forgetful.example",
                "-" + version,
                "-sess_out",
                session());
        assertThat(first).contains("HTTP/1.1 200").doesNotContain("TLS session ticket:");
        if (Files.exists(Path.of(session()))) {
            assertThat(goOn("forgetful.example", version))
                    .doesNotContain("Reused")
                    .contains("HTTP/1.1 200");
        }
    }

    private void begin(String host, String version, String... more) {
        var output = openssl(host, version, "-sess_out", more);
        assertThat(output).contains("New, TLS").contains("HTTP/1.1 200");
    }

    private String goOn(String host, String version, String... more) {
        return openssl(host, version, "-sess_in", more);
    }

    private String openssl(String host, String version, String way, String... more) {
        var arguments = new ArrayList<>(List.of("-servername", host, "-" + version, way, session()));
        arguments.addAll(List.of(more));
        return OpenSsl.client(secure.port(), OpenSsl.lastRequest(host), arguments.toArray(String[]::new));
    }

    private String[] certificate() {
        return new String[] {
            "-cert",
            folder.resolve("cert.pem").toString(),
            "-key",
            folder.resolve("key.pem").toString()
        };
    }

    private String session() {
        return folder.resolve("session").toString();
    }

    private static Map<String, ?> clients(TestPki authority) {
        return Map.of("clientAuth", Map.of("caFiles", List.of(authority.certificatesPem())));
    }
}

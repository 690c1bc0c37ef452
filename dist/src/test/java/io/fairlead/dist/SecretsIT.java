package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Private keys that stand in the configuration itself, good and bad ones.
class SecretsIT {

    private static final Pattern BASE64 = Pattern.compile("(?m)^[A-Za-z0-9+/]{40,}");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("T-12 no private key, good or bad, is in the log or in the API")
    void keysAreShownNowhere() throws Exception {
        Tls.certificate(folder, "good", "good.example.com", 1);
        var certificate = Files.readString(folder.resolve("good.crt"));
        var key = Files.readString(folder.resolve("good.key"));
        var bad = key.replaceFirst("(?m)^M", "X");
        var dynamic = folder.resolve("dynamic.yml");
        Files.writeString(dynamic, """
                http:
                  routers:
                    all: {rule: "PathPrefix(`/`)", tls: {}, service: all}
                  services:
                    all: {loadBalancer: {serversTransport: mine, servers: [{url: "http://127.0.0.1:1"}]}}
                  serversTransports:
                    mine:
                      certificates:
                        - {certFile: "%1$s", keyFile: "%2$s"}
                tls:
                  certificates:
                    - {certFile: "%1$s", keyFile: "%2$s"}
                    - {certFile: "%1$s", keyFile: "%3$s"}
                """.formatted(quoted(certificate), quoted(key), quoted(bad)));
        try (var fairlead = FairleadProcess.start(
                Distribution.shared(), Map.of(), "--log.level=DEBUG", "--providers.file.filename=" + dynamic)) {
            Tls.connect(Tls.context(), fairlead.web(), "good.example.com").close();
            var api =
                    Answer.get(fairlead.internal(), "localhost", "/api/rawdata").body();
            assertThat(api).contains("all@file");

            for (var text : new String[] {api, fairlead.log()}) {
                assertThat(text).doesNotContain("PRIVATE KEY");
                assertThat(text).doesNotContain(secret(key));
                assertThat(text).doesNotContain(secret(bad));
            }
        }
    }

    /// The longest line of a key.
    private static String secret(String key) {
        var matcher = BASE64.matcher(key);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String quoted(String pem) {
        return pem.replace("\n", "\\n");
    }
}

package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that prints the merged configuration.
class ConfigIT {

    private static final String GOOD = """
            http:
              routers:
                web:
                  rule: Host(`example.com`)
                  service: web
              services:
                web:
                  loadBalancer:
                    servers:
                    - url: http://127.0.0.1:9000
            """;

    @TempDir
    private Path folder;

    @Test
    void printsWhatTheFileProviderReads() throws Exception {
        var outcome = config(GOOD);

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).isEqualTo(GOOD);
    }

    @Test
    void saysWhatWasSetAside() throws Exception {
        var outcome = config(GOOD.replace("services:", "  bad: {rule: \"Hots(`x`)\", service: web}\n  services:"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Host(`example.com`)", "fairlead: ", "found Hots at column 1", "bad@file");
    }

    private FairleadProcess.Outcome config(String text) throws Exception {
        var file = folder.resolve("dynamic.yml");
        Files.writeString(file, text);
        return FairleadProcess.run(Distribution.shared(), "config", "--providers.file.filename=" + file);
    }
}

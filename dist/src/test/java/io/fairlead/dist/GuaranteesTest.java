package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Each guarantee has a test or a reason, and docs/hardening.md says which.
class GuaranteesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void eachIsProvenOrSaidToBeOpen() throws IOException {
        var guarantees = Guarantees.in(ROOT);
        assertThat(guarantees.unknown())
                .as("IDs that guarantees.txt does not know")
                .isEmpty();
        assertThat(guarantees.unproven())
                .as("IDs without a test and without a reason")
                .isEmpty();
    }

    @Test
    void theTableIsAsCommitted() throws IOException {
        var table = ROOT.resolve(Guarantees.TABLE);
        var text = Guarantees.in(ROOT).table();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(table, text);
        }
        assertThat(Files.readString(table))
                .as("accept a change with: java dist/src/test/java/io/fairlead/dist/Guarantees.java")
                .isEqualTo(text);
    }
}

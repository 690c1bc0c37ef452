package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.provider.MergedTls;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When certificates are looked at again though nothing was changed.
class TlsWorkshopTest {

    private static final String BROKEN = "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n";

    @Test
    void whatStaysWrongIsToldAndNotReadAgain() {
        var configuration = configuration(TlsCertificateConfig.of(BROKEN, BROKEN));
        var workshop = TlsWorkshop.NONE.next(configuration, TlsParts.NONE);
        assertThat(workshop.problems()).hasSize(1);
        assertThat(workshop.next(configuration, TlsParts.NONE)).isSameAs(workshop);
    }

    @Test
    void aFileThatIsMissingMayComeMeanwhile(@TempDir Path folder) {
        var missing = FileOrContent.of(folder.resolve("none.pem").toString());
        var configuration = configuration(new TlsCertificateConfig(missing, missing, List.of()));
        var workshop = TlsWorkshop.NONE.next(configuration, TlsParts.NONE);
        assertThat(workshop.problems()).hasSize(1);
        assertThat(workshop.next(configuration, TlsParts.NONE)).isNotSameAs(workshop);
    }

    private static MergedTls configuration(TlsCertificateConfig certificate) {
        return new MergedTls(List.of(certificate), Map.of(), Map.of(), false);
    }
}

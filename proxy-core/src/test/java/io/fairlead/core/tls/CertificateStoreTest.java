package io.fairlead.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of many certificates serves which name.
class CertificateStoreTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");

    private static final Map<String, ServerCertificate> CERTIFICATES = new LinkedHashMap<>();

    static {
        put("subject and alternative", "Subject.test", "alternative.test");
        put("subject only", "only.test");
        put("alternatives only", "", "one.test", "TWO.test.");
        put("wildcard", "", "*.w.test");
        put("wildcard as subject", "*.s.test", "apart.test");
        put("exact below the wildcard", "", "x.w.test", "a.a");
        put("address", "", "10.0.0.1");
        put("long address", "", "2001:db8::1");
        put("subject with a port", "port.test:443");
        put("first twin", "twin.test", "twin.test");
        put("second twin", "", "twin.test");
        put("shared and q", "", "shared.test", "q.test");
        put("shared and r", "", "shared.test", "r.test");
        put("shared, called a", "a.shared", "shared.test");
        put("nameless", "");
    }

    private final CertificateStore store = new CertificateStore(CERTIFICATES.values(), () -> {
        throw new AssertionError("the default one is for others to take");
    });

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "subject.test, subject and alternative",
        "alternative.test, subject and alternative",
        "only.test, subject only",
        "one.test, alternatives only",
        "two.test, alternatives only",
        "y.w.test, wildcard",
        "y.s.test, wildcard as subject",
        "apart.test, wildcard as subject",
        "x.w.test, exact below the wildcard",
        "10.0.0.1, address",
        "2001:db8:0:0:0:0:0:1, long address",
        "twin.test, first twin",
        "q.test, shared and q",
        "shared.test, shared and r",
        "w.test, nothing",
        "z.y.w.test, nothing",
        "port.test, nothing",
        "'', nothing",
    })
    void serves(String name, String certificate) {
        var found = store.find(name);

        assertThat(CERTIFICATES.keySet().stream()
                        .filter(label -> CERTIFICATES.get(label) == found)
                        .findFirst()
                        .orElse("nothing"))
                .isEqualTo(certificate);
    }

    private static void put(String label, String subject, String... names) {
        var made = AUTHORITY.serverCalled(subject, names);
        CERTIFICATES.put(
                label,
                ServerCertificate.of(made.chain(), ServerKey.of(made.pair().getPrivate())));
    }
}

package io.fairlead.provider.k8s.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedTest {

    @Test
    void anAddressAndANameAreOneEntry() {
        assertThat(of("203.0.113.1", "lb.example.com", ""))
                .isEqualTo(new Announced.Fixed(new PublishedAddress("203.0.113.1", "lb.example.com", List.of())));
        assertThat(of("2001:db8::1", "", ""))
                .isEqualTo(new Announced.Fixed(new PublishedAddress("2001:db8::1", "", List.of())));
        assertThat(of("", "lb.example.com", ""))
                .isEqualTo(new Announced.Fixed(new PublishedAddress("", "lb.example.com", List.of())));
    }

    @Test
    void aServiceGoesBeforeAnAddress() {
        assertThat(of("203.0.113.1", "lb.example.com", "edge/proxy"))
                .isEqualTo(new Announced.OfService(new ObjectKey("edge", "proxy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "/proxy", "edge/", "edge/proxy/80", "/"})
    void aServiceNeedsANamespaceAndAName(String text) {
        assertThat(of("", "", text)).isInstanceOf(Announced.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "lb.example.com,''", "203.0.113.256,''", "203.0.113.1/32,''"})
    void whatCannotBeWrittenIsSaid(String ip, String hostname) {
        assertThat(of(ip, hostname, "")).isInstanceOf(Announced.Wrong.class);
    }

    private static Announced of(String ip, String hostname, String service) {
        return Announced.of(Optional.of(ip), Optional.of(hostname), Optional.of(service));
    }
}

package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> KNOWN = List.of("address", "asDefault", "reusePort", "http", "transport");

    @ParameterizedTest
    @CsvSource({"adress, address", "ASDEFAULTS, asDefault", "htp, http", "transpor, transport", "port, http"})
    void findsTheNearest(String wrong, String nearest) {
        assertThat(Names.nearest(wrong, KNOWN)).contains(nearest);
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(Names.nearest("x", List.of())).isEmpty();
    }

    @Test
    void comparesLongNamesByTheirBeginning() {
        assertThat(Names.nearest("a".repeat(1_000_000), KNOWN)).isPresent();
    }

    @Test
    void foldsAsciiOnly() {
        assertThat(Names.same("KEY", "key")).isTrue();
        assertThat(Names.same("\u212Aey", "key")).isFalse();
        assertThat(Names.same("\u0130d", "id")).isFalse();
        assertThat(Names.same("[", "{")).isFalse();
    }
}

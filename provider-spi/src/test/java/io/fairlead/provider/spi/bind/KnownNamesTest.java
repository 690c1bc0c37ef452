package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

    private static final KnownNames MANY = KnownNames.of(IntStream.range(0, 10_000)
            .mapToObj(i -> "service-%04d-%s".formatted(i, i % 2 == 0 ? "web" : "api"))
            .toList());

    @ParameterizedTest
    @CsvSource({
        "service-0000-wep, service-0000-web",
        "service-4711-api2, service-4711-api",
        "SERVICE-9999-ap, service-9999-api",
        "service-5000web, service-5000-web",
        "sevice-4711-api, service-4711-api"
    })
    void findsTheNearestOfVeryMany(String wrong, String nearest) {
        assertThat(MANY.nearest(wrong)).contains(nearest);
    }

    @Test
    void findsOneBeforeTheFirstAndBehindTheLast() {
        assertThat(MANY.nearest("a")).isPresent();
        assertThat(MANY.nearest("z")).isPresent();
        assertThat(MANY.nearest("")).isPresent();
    }

    @Test
    void comparesNoneThatNeitherBeginsNorEndsLikeIt() {
        assertThat(MANY.nearest("x-service-4711-api-x")).isPresent().get().isNotEqualTo("service-4711-api");
    }

    @Test
    void ofEqualsTheFirstInTheAlphabet() {
        assertThat(KnownNames.of(List.of("wec", "wea", "WEB")).nearest("wex")).contains("wea");
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(KnownNames.of(List.of()).nearest("x")).isEmpty();
    }
}

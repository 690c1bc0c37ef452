package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsOptionNamesTest {

    /// Far more than are ever compared.
    private final TlsOptionNames names = TlsOptionNames.of(Stream.concat(
                    Stream.of("default", "modern@file", "modern@kubernetescrd"),
                    IntStream.range(0, 10_000).mapToObj(i -> "tenant-" + i + "@file"))
            .toList());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "modern@kubernetes, perhaps modern@file or modern@kubernetescrd: a name without @ means provider kubernetes",
        "modern@other, perhaps modern@file or modern@kubernetescrd",
        "tenant-4711@kubernetes, perhaps tenant-4711@file: a name without @ means provider kubernetes",
        "modren@file, 'the name of TLS options, perhaps modern@file'",
        "tenant-471x@file, 'the name of TLS options, perhaps tenant-4710@file'",
        "default@file, perhaps default",
    })
    void aRouterIsToldWhatItShouldName(String name, String expected) {
        assertThat(names.instead(name, "kubernetes")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "without any: {0}: {1}")
    @CsvSource({"default, options that one provider defines", "x@file, the name of TLS options"})
    void whereThereAreNone(String name, String expected) {
        assertThat(TlsOptionNames.of(Stream.<String>of().toList()).instead(name, "kubernetes"))
                .isEqualTo(expected);
    }
}

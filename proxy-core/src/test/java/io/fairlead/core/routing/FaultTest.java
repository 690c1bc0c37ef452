package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.BindException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "port: found 0, expected 1 to 65535 | port | 0 | 1 to 65535",
                "found nothing, expected something | '' | nothing | something",
                "a[1].b: found x: y, z, expected w, or v | a[1].b | x: y, z | w, or v",
                "we never found it, expected | '' | options that were refused (we never found it, expected) | options that are accepted",
                "some words: found a, expected b | '' | options that were refused (some words: found a, expected b) | options that are accepted",
                ": found a, expected b | '' | options that were refused (: found a, expected b) | options that are accepted",
                "anything else | '' | options that were refused (anything else) | options that are accepted"
            })
    void takesWordsApartThatAreInOurOrder(String message, String field, String found, String expected) {
        assertThat(Fault.of(new IllegalArgumentException(message))).containsExactly(new Fault(field, found, expected));
    }

    @Test
    void keepsEveryMismatchOfATree() {
        var unfit = new BindException(
                List.of(new BindException.Mismatch("a.b", "1", "2"), new BindException.Mismatch("a.c", "3", "4")));

        assertThat(Fault.of(unfit)).containsExactly(new Fault("a.b", "1", "2"), new Fault("a.c", "3", "4"));
    }

    @Test
    void namesASurprise() {
        assertThat(Fault.of(new IllegalStateException("oops")))
                .containsExactly(new Fault(
                        "", "options that failed (java.lang.IllegalStateException: oops)", "options that work"));
    }
}

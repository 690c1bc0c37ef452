package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "web", "example.com/tier", "front", "rank", "7");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | true
            app=web                             | true
            app==web,example.com/tier=front     | true
            app = api                           | false
            app!=api                            | true
            missing!=x                          | true
            missing=                            | false
            app                                 | true
            missing                             | false
            !missing, app                       | true
            !app                                | false
            app in (api, web)                   | true
            app notin (api,web)                 | false
            missing notin (x)                   | true
            rank>6                              | true
            rank > 7                            | false
            rank<8,app                          | true
            rank < -7                           | false
            app>1                               | false
            missing<1                           | false
            """)
    void selects(String text, boolean selected) {
        assertThat(LabelSelector.parse(text).test(LABELS)).isEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "a=b=c", "app in", "app in (a", "a b", "!", "a=b,,c", "a~b", "a>", "a>b", "a>=1"})
    void refuses(String text) {
        assertThatThrownBy(() -> LabelSelector.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labelSelector");
    }
}

package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPathTest {

    @ParameterizedTest
    @CsvSource({
        "/b/ABC/%2F/, /b/ABC/%2F/",
        "/a/%252E%252E/b/, /a/%252E%252E/b/",
        "/a/..%2Fb/, /a/..%2Fb/",
        "/foo%20bar, /foo bar",
        "/foo%2Fbar, /foo%2Fbar",
        "/caf%C3%A9, /caf\u00c3\u00a9",
        "/%0A%7B%22, '/\n{\"'",
        "/%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25, /%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25",
        "/%5C, /\\",
        "/a%, /a%",
        "/a%4, /a%4",
        "/a%zz%20, '/a%zz '",
    })
    void decodesAllButReservedCharacters(String path, String expected) {
        assertThat(RoutingPath.of(path)).isEqualTo(expected);
    }

    @Test
    void aPathWithoutEscapesIsTheSameString() {
        var path = "/a/b;c=1/..";
        assertThat(RoutingPath.of(path)).isSameAs(path);
    }
}

package io.fairlead.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.Fuzzing;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

    private static final long SEED = Fuzzing.seed(7);

    @ParameterizedTest
    @DisplayName("P-01 unreserved escapes are decoded, dot segments and doubled slashes removed")
    @CsvSource({
        "/a/../b/%41%42%43//%2f/, /b/ABC/%2F/",
        "/../../b/, /b/",
        "/a/%2E%2E/b/, /b/",
        "/a/%2e%2E/b/, /b/",
        "/a/%252E%252E/b/, /a/%252E%252E/b/",
        "/a/..%2Fb/, /a/..%2Fb/",
        "/foo%20bar, /foo%20bar",
        "/foo%2Fbar, /foo%2Fbar",
        "/foo%2fbar, /foo%2Fbar",
        "/foo/%2E%2E/bar, /bar",
        "/%7e%2D%5f%30, /~-_0",
        "//host/x, /host/x",
        "//, /",
        "/., /",
        "/.., /",
        "/./, /",
        "/../, /",
        "/a/., /a",
        "/a/.., /",
        "/a/./, /a/",
        "/a/b/.., /a",
        "/a/b/../, /a/",
        "/a/b/../../.., /",
        "/a//../b, /b",
        "/a/..., /a/...",
        "/a/..b/.c, /a/..b/.c",
        "/a/.%2e, /",
        "/a//, /a/",
        "/a;p=1/../b, /b",
        "/%e2%82%ac, /%E2%82%AC",
        "/a\\b, /a%5Cb",
        "/{id}|\"<>^`, /%7Bid%7D%7C%22%3C%3E%5E%60",
        "*, *",
    })
    void sanitized(String path, String expected) {
        assertThat(CanonicalPath.of(path, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/../b//%41, /a/../b//A", "/a/%2e%2E/b, /a/../b", "/a%2fb, /a%2Fb"})
    void notSanitized(String path, String expected) {
        assertThat(CanonicalPath.of(path, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("P-02 what is no path is refused")
    @ValueSource(
            strings = {
                "",
                "a",
                "a/b",
                "?",
                "**",
                "/a#b",
                "#",
                "/%",
                "/%4",
                "/%zz",
                "/%4z",
                "/%+1",
                "/a%",
                "/caf\u00e9",
                "/\u20ac",
                "/a b",
                "/a\tb",
                "/a\rb",
                "/a\nb",
                "/a\u0000b",
                "/a\u007fb",
                "/a?b",
                "/%\uff11\uff11"
            })
    void refused(String path) {
        assertThat(CanonicalPath.of(path, true)).isNull();
        assertThat(CanonicalPath.of(path, false)).isNull();
    }

    @ParameterizedTest
    @DisplayName("P-03 an encoded NUL is refused always")
    @ValueSource(strings = {"/%00", "/a%00b", "/%41%00"})
    void encodedNulIsRefused(String path) {
        assertThat(CanonicalPath.of(path, true)).isNull();
        assertThat(CanonicalPath.of(path, false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a/b", "/.well-known/x", "/a..b/...", "/a%20b%2F%C3%A9", "/a:b@c;d=e,f!$&'()*+[]~", "/a/"})
    void whatIsCanonicalIsTheSameString(String path) {
        assertThat(CanonicalPath.of(path, true)).isSameAs(path);
        assertThat(CanonicalPath.of(path, false)).isSameAs(path);
    }

    @Test
    @DisplayName("P-05 the canonical form of a canonical path is itself")
    void canonicalPathsStay() {
        var alphabet = "/.%2eEfFaA5cC0{";
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < Fuzzing.inputs(50_000); i++) {
            var path = new StringBuilder("/");
            for (var length = random.nextInt(14); length > 0; length--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var canonical = CanonicalPath.of(path.toString(), true);
            if (canonical != null) {
                assertThat(CanonicalPath.of(canonical, true))
                        .as("%s, case %d of seed %d", path, i, SEED)
                        .isSameAs(canonical);
                assertThat(canonical)
                        .as("%s, case %d of seed %d", path, i, SEED)
                        .startsWith("/")
                        .doesNotContain("//", "/../", "/./");
            }
        }
    }
}

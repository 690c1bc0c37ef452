package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.rule.SampleInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouteIndexTest {

    @Test
    void anEmptyIndexMatchesNothing() {
        assertThat(RouteIndex.of(List.of()).match(SampleInput.of("a.test", "/")))
                .isNull();
    }

    @Test
    void theLongestRuleWinsAcrossHostClasses() {
        var index = RouteIndex.of(List.of(
                SampleRoutes.of("exact@file", "Host(`a.example.com`)"),
                SampleRoutes.of("wildcard@file", "Host(`*.example.com`) && PathPrefix(`/x`)"),
                SampleRoutes.of("any@file", "PathPrefix(`/x/a/very/long/path/that/is/longer/than/hosts`)")));
        assertThat(name(index, "a.example.com", "/")).isEqualTo("exact@file");
        assertThat(name(index, "a.example.com", "/x")).isEqualTo("wildcard@file");
        assertThat(name(index, "a.example.com", "/x/a/very/long/path/that/is/longer/than/hosts/1"))
                .isEqualTo("any@file");
        assertThat(name(index, "b.example.com", "/")).isEqualTo("none");
    }

    @Test
    void aRouteWithoutMoreToAskHidesThoseBehindItOnly() {
        var index = RouteIndex.of(List.of(
                SampleRoutes.of("first@file", "Host(`a`) && Path(`/`) && Header(`X`, `1`)", 9),
                SampleRoutes.of("second@file", "Host(`a`) && Path(`/`)", 8),
                SampleRoutes.of("third@file", "Host(`a`) && Path(`/`) && Header(`X`, `2`)", 7)));
        assertThat(index.match(SampleInput.of("a", "/").withHeader("X", "1")).name())
                .isEqualTo("first@file");
        assertThat(index.match(SampleInput.of("a", "/").withHeader("X", "2")).name())
                .isEqualTo("second@file");
    }

    @Test
    void contradictionsNeverMatch() {
        var index = RouteIndex.of(List.of(
                SampleRoutes.of("hosts@file", "Host(`a.b`) && Host(`c.b`)"),
                SampleRoutes.of("paths@file", "Path(`/a`) && Path(`/b`)")));
        assertThat(name(index, "a.b", "/a")).isEqualTo("none");
        assertThat(name(index, "c.b", "/b")).isEqualTo("none");
    }

    @Test
    void pathsLongerThanTheTreeIsDeep() {
        var path = "/" + "x".repeat(2_000);
        var index = RouteIndex.of(List.of(
                SampleRoutes.of("exact@file", "Path(`" + path + "`)"),
                SampleRoutes.of("prefix@file", "PathPrefix(`" + path + "`)", 1)));
        assertThat(name(index, "", path)).isEqualTo("exact@file");
        assertThat(name(index, "", path + "y")).isEqualTo("prefix@file");
        assertThat(name(index, "", path.substring(1))).isEqualTo("none");
        assertThat(name(index, "", "/" + "x".repeat(1_999))).isEqualTo("none");
    }

    @Test
    void siblingsMayStartWithAnyByte() {
        var routes = new ArrayList<Route>();
        for (var letter = 0; letter < 0x80; letter++) {
            routes.add(SampleRoutes.of("r" + letter + "@file", "Path(\"/\\x%02x/\")".formatted(letter)));
        }
        for (var count : List.of(1, 2, 3, 40, 128)) {
            var index = RouteIndex.of(routes.subList(0, count));
            for (var letter = 0; letter < 0x100; letter++) {
                var expected = letter < count ? "r" + letter + "@file" : "none";
                assertThat(name(index, "", "/" + (char) letter + "/")).isEqualTo(expected);
            }
        }
    }

    @Test
    void tenThousandsOfEachShapeAreFound() {
        var routes = new ArrayList<Route>();
        IntStream.range(0, 10_000).forEach(i -> {
            routes.add(SampleRoutes.of("path" + i + "@file", "Host(`one.test`) && PathPrefix(`/p" + i + "/`)"));
            routes.add(SampleRoutes.of("host" + i + "@file", "Host(`h" + i + ".test`)"));
            routes.add(SampleRoutes.of("wild" + i + "@file", "Host(`*.w" + i + ".test`)"));
        });
        var index = RouteIndex.of(routes);
        for (var i = 0; i < 10_000; i++) {
            assertThat(name(index, "one.test", "/p" + i + "/x")).isEqualTo("path" + i + "@file");
            assertThat(name(index, "h" + i + ".test", "/")).isEqualTo("host" + i + "@file");
            assertThat(name(index, "x.w" + i + ".test", "/")).isEqualTo("wild" + i + "@file");
            assertThat(name(index, "w" + i + ".test", "/")).isEqualTo("none");
        }
    }

    @Test
    @DisplayName("K-10 the order of arrival does not decide")
    void theOrderOfArrivalDoesNotDecide() {
        var routes = new ArrayList<Route>();
        for (var i = 0; i < 20; i++) {
            routes.add(SampleRoutes.of("r" + i + "@file", i % 2 == 0 ? "Host(`a`)" : "Path(`/`)", 5));
        }
        var first = name(RouteIndex.of(routes), "a", "/");
        for (var seed = 0; seed < 1_000; seed++) {
            Collections.shuffle(routes, new Random(seed));
            assertThat(name(RouteIndex.of(routes), "a", "/"))
                    .as("seed %d", seed)
                    .isEqualTo(first);
        }
        assertThat(first).isEqualTo("r0@file");
    }

    private static String name(RouteIndex index, String host, String path) {
        var route = index.match(SampleInput.of(host, path));
        return route == null ? "none" : route.name();
    }
}

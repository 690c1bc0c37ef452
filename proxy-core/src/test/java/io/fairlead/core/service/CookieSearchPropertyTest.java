package io.fairlead.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.HeaderBlock;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds the search over bytes against one that cuts strings into pieces.
class CookieSearchPropertyTest {

    private static final int FIELDS = 50_000;
    private static final List<String> PIECES = List.of(
            "sid",
            "sid=",
            "=",
            ";",
            "; ",
            " ",
            "\t",
            "\"",
            "one",
            "two",
            "three",
            "sid=one",
            "sid=two",
            "sid=\"two\"",
            "x=1; ",
            "SID=one",
            "sidx=one",
            "xsid=two",
            "one ",
            "http://10.0.0.1:80",
            "\u00e9");

    private final Map<String, Handler> servers = new LinkedHashMap<>();
    private final CookieSearch search;

    CookieSearchPropertyTest() {
        for (var mark : List.of("one", "two", "http://10.0.0.1:80")) {
            servers.put(mark, _ -> Response.of(200));
        }
        search = new CookieSearch("sid", new ServerMarks(servers));
    }

    @Test
    @DisplayName("A-09 any cookie field is read as an obvious parser reads it")
    void agreesWithANaiveParser() {
        var random = new SplittableRandom(7);
        var found = 0;
        for (var i = 0; i < FIELDS; i++) {
            var values = new ArrayList<String>();
            for (var field = random.nextInt(3); field >= 0; field--) {
                values.add(value(random));
            }
            var expected = naive(values);
            assertThat(search.in(plain(values))).as("case %d: %s", i, values).isSameAs(expected);
            assertThat(search.in(block(values))).as("case %d: %s", i, values).isSameAs(expected);
            found += expected == null ? 0 : 1;
        }
        assertThat(found).isBetween(FIELDS / 10, FIELDS * 9 / 10);
    }

    @Test
    void manyServersAreAllFound() {
        var marks = new LinkedHashMap<String, Handler>();
        for (var i = 0; i < 5_000; i++) {
            var url = "http://10.0." + i / 250 + "." + i % 250 + ":8080";
            Handler server = _ -> Response.of(200);
            marks.put(ServerMark.of(url), server);
            ServerMark.former(url).forEach(mark -> marks.put(mark, server));
        }
        var all = new CookieSearch("sid", new ServerMarks(marks));

        marks.forEach((mark, server) ->
                assertThat(all.in(plain(List.of("a=b; sid=" + mark)))).isSameAs(server));
        assertThat(all.in(plain(List.of("sid=" + "0".repeat(60_000))))).isNull();
    }

    private @Nullable Handler naive(List<String> values) {
        for (var value : values) {
            for (var pair : value.split(";")) {
                var equals = trimmed(pair).indexOf('=');
                if (equals < 0 || !trimmed(pair).substring(0, equals).equals("sid")) {
                    continue;
                }
                var text = trimmed(pair).substring(equals + 1);
                var bare = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : text;
                if (servers.containsKey(bare)) {
                    return servers.get(bare);
                }
            }
        }
        return null;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private static String value(SplittableRandom random) {
        var value = new StringBuilder();
        for (var pieces = random.nextInt(8); pieces > 0; pieces--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return trimmed(value.toString());
    }

    private static Headers plain(List<String> values) {
        return filled(Headers.create(), values);
    }

    private static Headers block(List<String> values) {
        return filled(new HeaderBlock(), values);
    }

    private static Headers filled(Headers headers, List<String> values) {
        headers.add("X-Cookie", "sid=one");
        values.forEach(value -> headers.add("cookie", value));
        return headers;
    }
}

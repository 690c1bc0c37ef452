package io.fairlead.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicFileTest {

    private static final Path PATH = Path.of("x.yml");

    @Test
    void refusesTemplates() {
        assertThat(reason("# one\n# {{ two }}\nhttp: {}\n")).contains("line 2").contains("Go template");
    }

    @Test
    void ignoresUnknownRootsAndNamesThoseThatAreNotSupportedYet() {
        var parsed = parsed("x-anchors: {a: 1}\ntcp: {routers: {}}\nhttp: {routers:, services:}\n");
        assertThat(parsed.http().routers()).isEmpty();
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.field()).isEqualTo("tcp"));
    }

    @Test
    void readsThatThereIsNothing() {
        var parsed = parsed("http: {routers: {}, services: {s: {loadBalancer: {servers: []}}}}\n");
        assertThat(parsed.http().routers()).isEmpty();
        assertThat(parsed.http().services()).containsOnlyKeys("s");
        assertThat(parsed("http: {routers: {}, services: {}}\n").http().services())
                .isEmpty();
    }

    @Test
    void knowsAnchorsAliasesAndMergeKeys() {
        var parsed = parsed("""
                base: &base {service: s, priority: 4}
                http:
                  routers:
                    a: {<<: *base, rule: "Host(`a`)"}
                    b: {<<: [*base], rule: "Host(`b`)", priority: 5}
                """);
        assertThat(parsed.http().routers().get("a").priority()).isEqualTo(4);
        assertThat(parsed.http().routers().get("b").priority()).isEqualTo(5);
        assertThat(parsed.http().routers().get("b").service()).isEqualTo("s");
    }

    @Test
    void keepsTheTextOfNumbersThatAreMeantAsText() {
        var parsed =
                parsed("http: {middlewares: {m: {headers: {customRequestHeaders: {X-Version: 1.10, X-Id: 007}}}}}");
        assertThat(parsed.http().middlewares().get("m").options().toString())
                .isEqualTo("{customRequestHeaders={X-Version=1.10, X-Id=007}}");
    }

    @Test
    void readsJson() {
        var parsed = parsed("""
                {"http": {"services": {"s": {"loadBalancer": {"servers": [{"url": "http://127.0.0.1:1"}]}}}}}
                """);
        assertThat(parsed.http().services().get("s")).isInstanceOf(ServiceConfig.LoadBalancer.class);
    }

    @Test
    void readsWhatAServiceKeepsAndGuards() {
        var parsed = parsed("""
                http:
                  services:
                    s:
                      loadBalancer:
                        sticky: {cookie: {name: sid, sameSite: lax, maxAge: -1, path: ""}}
                        servers: [{url: "http://127.0.0.1:1", fenced: true}]
                      middlewares: [a, b@file]
                """);
        assertThat(parsed.http().services().get("s"))
                .isInstanceOfSatisfying(ServiceConfig.WithMiddlewares.class, guarded -> {
                    assertThat(guarded.middlewares()).containsExactly("a", "b@file");
                    var balancer = (ServiceConfig.LoadBalancer) guarded.service();
                    assertThat(balancer.servers().getFirst().fenced()).isTrue();
                    assertThat(balancer.sticky().flatMap(ServiceConfig.Sticky::cookie))
                            .hasValueSatisfying(cookie -> {
                                assertThat(cookie.name()).contains("sid");
                                assertThat(cookie.sameSite()).contains("lax");
                                assertThat(cookie.maxAge()).isEqualTo(-1);
                                assertThat(cookie.path()).contains("");
                            });
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a note\n", "---\n", "--- ~\n"})
    void knowsABlankFile(String text) {
        assertThat(DynamicFile.parse(PATH, text)).isInstanceOf(DynamicFile.Blank.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'http: {a: 1, a: 2}'                    | twice
            'http: [1'                              | line 1
            'http: *nothing'                        | alias
            '&a [*a]'                               | alias
            '- a'                                   | list
            'text'                                  | single value
            'a: 1\\n---\\nb: 2'                     | second document
            'http: !!java/object {}'                | tag
            'a: !x y'                               | tag
            'http: {routers: {a: {rule: x}}}'       | http.routers.a.service
            'http: {routers: {a: 3}}'               | http.routers.a
            'http: {routrs: {}}'                    | http.routrs
            'http: {middlewares: {}}'               | http.middlewares
            'http: {services: {s: {loadBalancer: {servers: [{ulr: x}]}}}}' | http.services.s.loadBalancer.servers[0]
            """)
    void refusesWithAReason(String text, String expected) {
        assertThat(reason(text.replace("\\n", "\n"))).contains(expected);
    }

    @Test
    @DisplayName("J-10 deep nesting, alias bombs and huge texts are refused")
    void limits() {
        assertThat(reason("a: " + "[".repeat(100_000))).contains("levels");
        assertThat(reason("a: " + "{b: ".repeat(100_000))).contains("levels");
        var bomb = new StringBuilder("l0: &l0 {a: 1}\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("l%d: &l%d {a: *l%d, b: *l%d}\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(reason(bomb + "http: {middlewares: {m: {x: *l39}}}")).contains("values");
    }

    private static DynamicFile.Parsed parsed(String text) {
        var file = DynamicFile.parse(PATH, text);
        assertThat(file).isInstanceOf(DynamicFile.Parsed.class);
        return (DynamicFile.Parsed) file;
    }

    private static String reason(String text) {
        var file = DynamicFile.parse(PATH, text);
        assertThat(file).isInstanceOf(DynamicFile.Broken.class);
        return ((DynamicFile.Broken) file).reasons().toString();
    }
}

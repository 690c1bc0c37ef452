package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a file of options is sought, and what is made of one that is not as it should be.
class ConfigurationFileTest {

    private Loading loading;

    @BeforeEach
    void furnish(@TempDir Path machine) throws IOException {
        loading = new Loading(machine);
    }

    @Test
    void filesAreSoughtInOrder() throws IOException {
        loading.environment().put("HOME", loading.machine().resolve("home").toString());
        loading.environment()
                .put("XDG_CONFIG_HOME", loading.machine().resolve("xdg").toString());
        var places = List.of(
                "cwd/traefik.yml",
                "cwd/traefik.yaml",
                "cwd/traefik.toml",
                "home/.config/traefik.yml",
                "home/.config/traefik.toml",
                "xdg/traefik.yaml",
                "etc/traefik.yml",
                "etc/traefik.yaml",
                "etc/traefik.toml",
                "cwd/own.yml");
        for (var place : places) {
            loading.file(place, place.endsWith("toml") ? "[ping]\nmanualRouting = true\n" : "ping: {}\n");
            assertThat(loading.load("--configFile=$HOME/../cwd/own.yml").source())
                    .endsWith(place);
        }
    }

    @Test
    void variablesInThePathAreExpanded() throws IOException {
        loading.environment().put("WHERE", "deep/er");
        loading.file("cwd/deep/er/x.yaml", "ping: {}");
        assertThat(loading.load("--configFile=${WHERE}/x.yaml").source()).endsWith("deep/er/x.yaml");
    }

    @Test
    void aMissingFileIsSkippedWithAWarning() throws IOException {
        var loaded = loading.load("--configfile=missing.yml");
        assertThat(loaded.source()).isEqualTo("command line");
        assertThat(loaded.configuration()).isEqualTo(loading.configuration());
        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("missing.yml does not exist"));
        loading.file("cwd/traefik.yml", "ping: {}");
        assertThat(loading.load("--configFile", "missing.yml").source()).endsWith("cwd/traefik.yml");
    }

    @Test
    void filesWithoutAnythingAreErrors() throws IOException {
        for (var text : List.of("", "# nothing\n", "http: {routers: {}}\n", "ping:\n")) {
            loading.file("cwd/traefik.yml", text);
            assertThat(loading.errors()).as(text).hasSize(1);
        }
        loading.file("cwd/own.ini", "ping=true");
        assertThat(loading.errors("--configFile=own.ini").getFirst()).contains("another extension");
        loading.file("cwd/traefik.yml", "- a\n");
        assertThat(loading.errors().getFirst()).contains("expected a map of options");
    }

    @Test
    void nullsInAFileAreIgnored() throws IOException {
        loading.file(
                "cwd/traefik.yml",
                "api:\nlog: {level: INFO}\nproviders: {fakeSource: }\nentryPoints: {a: {address: ':1', http: }}");
        assertThat(loading.configuration().api()).isEmpty();
        assertThat(loading.configuration().providers().options()).isEmpty();
        assertThat(loading.configuration().entryPoints()).containsOnlyKeys("a");
    }

    @Test
    void unknownOptionsOfAFileNameTheNearest() throws IOException {
        loading.file("cwd/traefik.yml", """
                entryPoint: {}
                entryPoints:
                  web: {adress: ":80"}
                api: {insecur: true}
                providers: {fakeSourc: {}, fakeSource: {plaice: x}, docker: {}}
                """);
        assertThat(loading.errors())
                .anyMatch(line -> line.startsWith("entryPoint: found an unknown option, expected entryPoints"))
                .anyMatch(line -> line.startsWith("entryPoints.web.adress: found an unknown option, expected address"))
                .anyMatch(line -> line.startsWith("api.insecur: found an unknown option, expected insecure"))
                .anyMatch(line -> line.startsWith("providers.fakeSourc: found an unknown option, expected fakeSource"))
                .anyMatch(
                        line -> line.startsWith("providers.fakeSource.plaice: found an unknown option, expected place"))
                .anyMatch(line -> line.startsWith("providers.docker: ")
                        && line.endsWith("it is an option of Traefik that this version does not have yet"))
                .anyMatch(line -> line.startsWith("entryPoints.web.address: found nothing"))
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics",
                "tracing",
                "ACCESSLOG",
                "certificatesResolvers",
                "experimental",
                "hostResolver",
                "pilot",
                "spiffe",
                "tcpServersTransport",
                "ocsp"
            })
    void rootsOfTraefikThatAreNotHereYetAreIgnoredWithAWarning(String root) throws IOException {
        for (var rest : List.of("", "ping: {}\n")) {
            loading.file("cwd/traefik.yml", root + ": {any: {thing: 1}}\n" + rest);
            assertThat(loading.configuration().ping().isPresent()).isEqualTo(!rest.isEmpty());
            assertThat(loading.load().warnings())
                    .singleElement()
                    .asString()
                    .contains("root key " + root, "does not have that option of Traefik yet");
        }
    }

    @Test
    void rootsThatNobodyKnowsAreErrors() throws IOException {
        loading.file("cwd/traefik.yml", "metrics: {}\nmetric: {}\nentryPoint: {}\n");
        assertThat(loading.errors())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("metric: found an unknown option"))
                .anyMatch(line -> line.startsWith("entryPoint: found an unknown option, expected entryPoints"));
    }

    @Test
    void rootsThatAreMeantForOthersAreIgnored() throws IOException {
        loading.file("cwd/traefik.yml", """
                x-common: &common {address: ":1"}
                http: {routers: {}}
                entryPoints: {a: {<<: *common, asDefault: true}, b: *common}
                """);
        assertThat(loading.configuration().entryPoints()).containsOnlyKeys("a", "b");
        assertThat(loading.configuration().entryPoints().get("a").listen().port())
                .isEqualTo(1);
        assertThat(loading.load().warnings()).hasSize(2).allMatch(line -> line.contains("is ignored"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping: {}\nping: {}\n",
                "ping: {a: 1, a: 2}\n",
                "ping: [\n",
                "a: *nowhere\n",
                "ping: {}\n---\nping: {}\n",
                "a: &a [*a]\nping: !!java.net.URL [\"http://x\"]\n",
                "ping: !!javax.script.ScriptEngineManager []\n",
                "\tping: {}\n"
            })
    void brokenYaml(String text) throws IOException {
        loading.file("cwd/traefik.yml", text);
        assertThat(loading.errors())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("traefik.yml").contains("found a syntax error"));
    }

    @Test
    void yamlThatExplodesIsRefused() throws IOException {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        loading.file("cwd/traefik.yml", text.toString());
        assertThat(loading.errors()).singleElement().asString().contains("aliases");
        loading.file("cwd/traefik.yml", "ping: " + "[".repeat(10_000));
        assertThat(loading.errors()).singleElement().asString().contains("syntax error");
        loading.file("cwd/big.json", "{\"a\": ".repeat(10_000));
        assertThat(loading.errors("--configFile=big.json"))
                .singleElement()
                .asString()
                .contains("syntax error");
        loading.file("cwd/big.toml", "a = " + "[".repeat(10_000));
        assertThat(loading.errors("--configFile=big.toml"))
                .singleElement()
                .asString()
                .contains("syntax error");
        loading.file("cwd/huge.yml", "#".repeat((4 << 20) + 1));
        assertThat(loading.errors("--configFile=huge.yml"))
                .singleElement()
                .asString()
                .contains("smaller file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | {\"ping\": {}, \"ping\": {}}",
                "json | {\"ping\": {}",
                "json | []",
                "toml | ping = {}\\nping = {}",
                "toml | ping = "
            })
    void brokenJsonAndToml(String extension, String text) throws IOException {
        loading.file("cwd/own." + extension, text.replace("\\n", "\n"));
        assertThat(loading.errors("--configFile=own." + extension)).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(
                loading.machine().resolve("cwd/traefik.yml"),
                "ping: {} # \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(loading.errors()).singleElement().asString().contains("not UTF-8");
    }
}

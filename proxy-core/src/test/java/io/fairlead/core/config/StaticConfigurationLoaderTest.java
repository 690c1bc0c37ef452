package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.core.provider.NamedProvider;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticConfigurationLoaderTest {

    private final StaticConfigurationLoader loader = new StaticConfigurationLoader(List.of(new FakeProviderFactory()));
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path machine;

    @BeforeEach
    void furnish() throws IOException {
        Files.createDirectories(machine.resolve("etc"));
        Files.createDirectories(machine.resolve("cwd"));
    }

    private LoadedConfiguration load(String... arguments) {
        var surroundings = new Surroundings(environment, machine.resolve("cwd"), machine.resolve("etc"));
        return loader.load(List.of(arguments), surroundings);
    }

    private StaticConfiguration configuration(String... arguments) {
        return load(arguments).configuration();
    }

    private List<String> errors(String... arguments) {
        var e = catchThrowableOfType(ConfigurationException.class, () -> load(arguments));
        assertThat(e).as("must be refused").isNotNull();
        return e.mismatches().stream().map(Object::toString).toList();
    }

    private void file(String name, String text) throws IOException {
        var path = machine.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private FakeProviderFactory.Config fake(StaticConfiguration configuration) {
        var tree = configuration.providers().tree("fakeSource").orElseThrow();
        return RecordBinder.bind(FakeProviderFactory.Config.class, tree, "");
    }

    @Test
    void nothingMeansDefaults() {
        assertThat(load().source()).isEqualTo("defaults");
        assertThat(load().warnings()).isEmpty();
        assertThat(configuration().entryPoints()).containsOnlyKeys("http");
    }

    /// Every option in its three spellings comes to the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "global.checkNewVersion | false",
                "global.sendAnonymousUsage | true",
                "global.notAppendXForwardedFor | true",
                "log.level | DEBUG",
                "log.format | json",
                "api | true",
                "api.insecure | true",
                "api.dashboard | false",
                "api.disableDashboardAd | true",
                "api.basePath | /base",
                "api.dashboardName | mine",
                "ping | true",
                "ping.entryPoint | web",
                "ping.manualRouting | true",
                "ping.terminatingStatusCode | 418",
                "entryPoints.web.asDefault | true",
                "entryPoints.web.reusePort | true",
                "entryPoints.web.http.middlewares | a@file,b@file",
                "entryPoints.web.http.encodeQuerySemicolons | true",
                "entryPoints.web.http.sanitizePath | false",
                "entryPoints.web.http.maxHeaderBytes | 65536",
                "entryPoints.web.http.maxHeaderFields | 50",
                "entryPoints.web.http.maxRequestLineBytes | 8192",
                "entryPoints.web.http.underscoreHeadersStrategy | reject",
                "entryPoints.web.http.encodedCharacters.allowEncodedSlash | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedBackSlash | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedNullCharacter | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedSemicolon | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedPercent | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedQuestionMark | false",
                "entryPoints.web.http.encodedCharacters.allowEncodedHash | false",
                "entryPoints.web.forwardedHeaders.insecure | true",
                "entryPoints.web.forwardedHeaders.trustedIPs | 10.0.0.0/8,::1",
                "entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout | 5",
                "entryPoints.web.transport.lifeCycle.graceTimeOut | 1m30s",
                "entryPoints.web.transport.respondingTimeouts.readTimeout | 0",
                "entryPoints.web.transport.respondingTimeouts.writeTimeout | 300ms",
                "entryPoints.web.transport.respondingTimeouts.idleTimeout | 1h",
                "entryPoints.web.transport.respondingTimeouts.headTimeout | 7s",
                "entryPoints.web.transport.respondingTimeouts.bodyStallTimeout | 7s",
                "entryPoints.web.transport.respondingTimeouts.writeStallTimeout | 7s",
                "entryPoints.web.transport.keepAliveMaxRequests | 100",
                "entryPoints.web.transport.keepAliveMaxTime | 10m",
                "entryPoints.web.observability.accessLogs | false",
                "entryPoints.web.observability.metrics | false",
                "entryPoints.web.observability.tracing | false",
                "entryPoints.web.observability.traceVerbosity | detailed",
                "core.defaultRuleSyntax | v2",
                "serversTransport.maxIdleConnsPerHost | -1",
                "serversTransport.forwardingTimeouts.dialTimeout | 5s",
                "serversTransport.forwardingTimeouts.responseHeaderTimeout | 1s",
                "serversTransport.forwardingTimeouts.idleConnTimeout | 1s",
                "providers.providersThrottleDuration | 10ms",
                "providers.precedence | file,kubernetes",
                "providers.fakeSource | true",
                "providers.fakeSource.place | somewhere",
                "providers.fakeSource.watch | false",
                "providers.fakeSource.names | a,b",
            })
    void everyOptionInItsSpellings(String path, String value) throws IOException {
        var defaults = configuration("--entryPoints.web.address=:1");
        var byFlag = configuration("--entryPoints.web.address=:1", "--" + path + "=" + value);
        assertThat(byFlag).as("by flag").isNotEqualTo(defaults);
        var dash = configuration(
                "-entrypoints.web.address", ":1", "-" + path.toLowerCase(java.util.Locale.ROOT) + "=" + value);
        assertThat(dash).as("in lower case").isEqualTo(byFlag);

        environment.put("TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", ":1");
        environment.put("TRAEFIK_" + path.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value);
        assertThat(load().source()).isEqualTo("environment");
        assertThat(configuration()).as("by variable").isEqualTo(byFlag);
        environment.clear();

        var nested = "\"" + value + "\"";
        var parts = path.split("\\.");
        for (var i = parts.length - 1; i > 0; i--) {
            nested = "{\"" + parts[i] + "\": " + nested + "}";
        }
        var json = path.startsWith("entryPoints.web.")
                ? "{\"entryPoints\": {\"web\": {\"address\": \":1\", "
                        + nested.substring("{\"web\": {".length(), nested.length() - 2) + "}}}"
                : "{\"entryPoints\": {\"web\": {\"address\": \":1\"}}, \"" + parts[0] + "\": " + nested + "}";
        file("cwd/traefik.json", json);
        assertThat(configuration("--configFile=traefik.json")).as("in JSON").isEqualTo(byFlag);
        file("cwd/traefik.yml", json);
        assertThat(configuration()).as("in YAML").isEqualTo(byFlag);
        file("cwd/traefik.toml", path + " = \"" + value + "\"\nentryPoints.web.address = \":1\"\n");
        assertThat(configuration()).as("in TOML").isEqualTo(byFlag);
    }

    @Test
    void aFileSilencesFlagsAndVariables() throws IOException {
        file("etc/traefik.yml", "entryPoints: {web: {address: ':80'}}");
        environment.put("TRAEFIK_API", "true");
        var loaded = load("--ping", "--entrypoints.other.address=:99", "--nonsense");
        assertThat(loaded.source()).endsWith("etc/traefik.yml");
        assertThat(loaded.configuration().entryPoints()).containsOnlyKeys("web");
        assertThat(loaded.configuration().ping()).isEmpty();
        assertThat(loaded.warnings())
                .hasSize(2)
                .anyMatch(line -> line.contains("--ping, --entrypoints.other.address, --nonsense"))
                .anyMatch(line -> line.contains("TRAEFIK_API"));
    }

    @Test
    void flagsSilenceVariables() {
        environment.put("TRAEFIK_API", "true");
        environment.put("TRAEFIK_NONSENSE", "true");
        var loaded = load("--ping");
        assertThat(loaded.source()).isEqualTo("command line");
        assertThat(loaded.configuration().api()).isEmpty();
        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("TRAEFIK_API").doesNotContain("NONSENSE"));
    }

    @Test
    void aMissingFileIsSkippedWithAWarning() throws IOException {
        var loaded = load("--configfile=missing.yml");
        assertThat(loaded.source()).isEqualTo("command line");
        assertThat(loaded.configuration()).isEqualTo(configuration());
        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("missing.yml does not exist"));
        file("cwd/traefik.yml", "ping: {}");
        assertThat(load("--configFile", "missing.yml").source()).endsWith("cwd/traefik.yml");
    }

    @Test
    void filesAreSoughtInOrder() throws IOException {
        environment.put("HOME", machine.resolve("home").toString());
        environment.put("XDG_CONFIG_HOME", machine.resolve("xdg").toString());
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
            file(place, place.endsWith("toml") ? "[ping]\nmanualRouting = true\n" : "ping: {}\n");
            assertThat(load("--configFile=$HOME/../cwd/own.yml").source()).endsWith(place);
        }
    }

    @Test
    void variablesInThePathAreExpanded() throws IOException {
        environment.put("WHERE", "deep/er");
        file("cwd/deep/er/x.yaml", "ping: {}");
        assertThat(load("--configFile=${WHERE}/x.yaml").source()).endsWith("deep/er/x.yaml");
    }

    @Test
    void filesWithoutAnythingAreErrors() throws IOException {
        for (var text : List.of("", "# nothing\n", "http: {routers: {}}\n", "ping:\n")) {
            file("cwd/traefik.yml", text);
            assertThat(errors()).as(text).hasSize(1);
        }
        file("cwd/own.ini", "ping=true");
        assertThat(errors("--configFile=own.ini").getFirst()).contains("another extension");
        file("cwd/traefik.yml", "- a\n");
        assertThat(errors().getFirst()).contains("expected a map of options");
    }

    @Test
    void unknownOptionsOfAFileNameTheNearest() throws IOException {
        file("cwd/traefik.yml", """
                entryPoint: {}
                entryPoints:
                  web: {adress: ":80"}
                api: {insecur: true}
                providers: {fakeSourc: {}, fakeSource: {plaice: x}, docker: {}}
                """);
        assertThat(errors())
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
            file("cwd/traefik.yml", root + ": {any: {thing: 1}}\n" + rest);
            assertThat(configuration().ping().isPresent()).isEqualTo(!rest.isEmpty());
            assertThat(load().warnings())
                    .singleElement()
                    .asString()
                    .contains("root key " + root, "does not have that option of Traefik yet");
        }
    }

    @Test
    void rootsThatNobodyKnowsAreErrors() throws IOException {
        file("cwd/traefik.yml", "metrics: {}\nmetric: {}\nentryPoint: {}\n");
        assertThat(errors())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("metric: found an unknown option"))
                .anyMatch(line -> line.startsWith("entryPoint: found an unknown option, expected entryPoints"));
    }

    @Test
    void rootsThatAreMeantForOthersAreIgnored() throws IOException {
        file("cwd/traefik.yml", """
                x-common: &common {address: ":1"}
                http: {routers: {}}
                entryPoints: {a: {<<: *common, asDefault: true}, b: *common}
                """);
        assertThat(configuration().entryPoints()).containsOnlyKeys("a", "b");
        assertThat(configuration().entryPoints().get("a").listen().port()).isEqualTo(1);
        assertThat(load().warnings()).hasSize(2).allMatch(line -> line.contains("is ignored"));
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
        file("cwd/traefik.yml", text);
        assertThat(errors())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("traefik.yml").contains("found a syntax error"));
    }

    @Test
    void yamlThatExplodesIsRefused() throws IOException {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        file("cwd/traefik.yml", text.toString());
        assertThat(errors()).singleElement().asString().contains("aliases");
        file("cwd/traefik.yml", "ping: " + "[".repeat(10_000));
        assertThat(errors()).singleElement().asString().contains("syntax error");
        file("cwd/big.json", "{\"a\": ".repeat(10_000));
        assertThat(errors("--configFile=big.json")).singleElement().asString().contains("syntax error");
        file("cwd/big.toml", "a = " + "[".repeat(10_000));
        assertThat(errors("--configFile=big.toml")).singleElement().asString().contains("syntax error");
        file("cwd/huge.yml", "#".repeat((4 << 20) + 1));
        assertThat(errors("--configFile=huge.yml")).singleElement().asString().contains("smaller file");
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
        file("cwd/own." + extension, text.replace("\\n", "\n"));
        assertThat(errors("--configFile=own." + extension)).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(machine.resolve("cwd/traefik.yml"), "ping: {} # \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors()).singleElement().asString().contains("not UTF-8");
    }

    @Test
    void flagsTakeTheNextArgumentUnlessTheyStandAlone() {
        var configuration = configuration(
                "--api",
                "--log.level",
                "INFO",
                "--api.insecure",
                "--providers.fakeSource",
                "--ping.entryPoint",
                "-odd");
        assertThat(configuration.api().orElseThrow().insecure()).isTrue();
        assertThat(configuration.log().threshold()).isEqualTo(LogLevel.INFO);
        assertThat(configuration.providers().tree("fakesource")).contains(Map.of());
        assertThat(configuration.ping().orElseThrow().entryPoint()).isEqualTo("-odd");
    }

    @Test
    void listsAppendAndOthersTakeTheLast() {
        var configuration = configuration(
                "--entrypoints.Web.address=:1",
                "--entryPoints.WEB.http.middlewares=a@x,b@x",
                "--entryPoints.web.http.middlewares=c@x",
                "--entryPoints.web.address=:2");
        assertThat(configuration.entryPoints()).containsOnlyKeys("Web");
        assertThat(configuration.entryPoints().get("Web").http().middlewares()).containsExactly("a@x", "b@x", "c@x");
        assertThat(configuration.entryPoints().get("Web").listen().port()).isEqualTo(2);
    }

    @Test
    void listsOfObjectsHaveIndexes() {
        var config = fake(configuration(
                "--providers.fakeSource.domains[10].main=ten",
                "--providers.fakeSource.domains[2].main=two",
                "--providers.fakeSource.domains[2].sans=a,b",
                "--providers.fakeSource.labels.Some-Key=v"));
        assertThat(config.domains())
                .extracting(FakeProviderFactory.Domain::main)
                .containsExactly("ten", "two");
        assertThat(config.domains().get(1).sans()).containsExactly("a", "b");
        assertThat(config.labels()).containsExactly(Map.entry("Some-Key", "v"));
        environment.put("TRAEFIK_PROVIDERS_FAKESOURCE_DOMAINS_0_MAIN", "zero");
        environment.put("TRAEFIK_PROVIDERS_FAKESOURCE_LABELS_KEY", "v");
        environment.put("TRAEFIK_PROVIDERS_FAKESOURCE_PAUSE", "90");
        config = fake(configuration());
        assertThat(config.domains()).containsExactly(new FakeProviderFactory.Domain("zero", List.of()));
        assertThat(config.labels()).containsExactly(Map.entry("key", "v"));
        assertThat(config.pause()).contains(Duration.ofSeconds(90));
    }

    @Test
    void tlsOfAnEntryPointMayStandAlone() {
        assertThat(configuration("--entrypoints.web.address=:1", "--entrypoints.web.http.tls")
                        .entryPoints()
                        .get("web")
                        .http()
                        .tls())
                .contains(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of()));
        assertThat(configuration(
                                "--entrypoints.web.address=:1",
                                "--entrypoints.web.http.tls.options=mine@file",
                                "--entrypoints.web.http.tls.certresolver=le",
                                "--entrypoints.web.http.tls.domains[0].main=a.example",
                                "--entrypoints.web.http.tls.domains[0].sans=b.example,c.example")
                        .entryPoints()
                        .get("web")
                        .http()
                        .tls())
                .contains(new RouterTlsConfig(
                        Optional.of("mine@file"),
                        Optional.of("le"),
                        List.of(new RouterTlsConfig.DomainConfig("a.example", List.of("b.example", "c.example")))));
        assertThat(configuration("--entrypoints.web.address=:1")
                        .entryPoints()
                        .get("web")
                        .http()
                        .tls())
                .isEmpty();
    }

    @Test
    void wrongFlagsAreErrors() {
        assertThat(errors("--entrypoints.web.adress=:80", "--entrypoints.web.address=:80"))
                .containsExactly(
                        "--entrypoints.web.adress: found an unknown option, expected address, the nearest known one");
        assertThat(errors("--apii")).singleElement().asString().contains("expected api, the nearest");
        assertThat(errors("start")).singleElement().asString().contains("no flag");
        assertThat(errors("--", "x")).singleElement().asString().contains("after --");
        assertThat(errors("---api")).singleElement().asString().contains("no flag");
        assertThat(errors("--=x")).singleElement().asString().contains("no flag");
        assertThat(errors("--log.level")).singleElement().asString().contains("found no value");
        assertThat(errors("--log.level.deep=x")).singleElement().asString().contains("no option here");
        assertThat(errors("--entrypoints.web")).singleElement().asString().contains("entryPoints.web: found \"true\"");
        assertThat(errors("--ping.manualRouting=yes"))
                .singleElement()
                .asString()
                .contains("expected true or false");
        assertThat(errors("--accesslog")).singleElement().asString().contains("is an option of Traefik");
        assertThat(errors("--entrypoints.web.address=:1", "--entrypoints.web.http3=true"))
                .singleElement()
                .asString()
                .contains("is an option of Traefik");
        assertThat(errors("--entrypoints.dns.address=:53/udp"))
                .singleElement()
                .asString()
                .contains("/udp yet");
        assertThat(errors("--providers.precedence=file,cubernetes"))
                .singleElement()
                .asString()
                .contains("kubernetes");
        assertThat(errors("--providers.fakesource.pause=soon"))
                .singleElement()
                .asString()
                .contains("a duration");
        assertThat(errors("--core.defaultRuleSyntax=v4"))
                .singleElement()
                .asString()
                .contains("one of v2, v3");
        assertThat(errors("--configFile")).singleElement().asString().contains("found no value");
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        assertThat(errors("--apii", "--entrypoints.web.address=80", "--ping.terminatingStatusCode=x"))
                .hasSize(3);
    }

    @Test
    void falseSwitchesOff() {
        var configuration = configuration("--api=false", "--ping=FALSE", "--providers.fakeSource=false", "--log=false");
        assertThat(configuration.api()).isEmpty();
        assertThat(configuration.ping()).isEmpty();
        assertThat(configuration.providers().options()).isEmpty();
    }

    @Test
    void nullsInAFileAreIgnored() throws IOException {
        file(
                "cwd/traefik.yml",
                "api:\nlog: {level: INFO}\nproviders: {fakeSource: }\nentryPoints: {a: {address: ':1', http: }}");
        assertThat(configuration().api()).isEmpty();
        assertThat(configuration().providers().options()).isEmpty();
        assertThat(configuration().entryPoints()).containsOnlyKeys("a");
    }

    @Test
    void variablesOfServicesAreSkipped() {
        environment.put("TRAEFIK_API_SERVICE_HOST", "10.0.0.1");
        environment.put("TRAEFIK_API_SERVICE_PORT", "80");
        environment.put("TRAEFIK_API_SERVICE_PORT_WEB", "80");
        environment.put("TRAEFIK_API_PORT", "tcp://10.0.0.1:80");
        environment.put("TRAEFIK_API_PORT_80_TCP", "tcp://10.0.0.1:80");
        environment.put("TRAEFIK_API_PORT_80_TCP_PROTO", "tcp");
        environment.put("TRAEFIK_API_PORT_80_TCP_PORT", "80");
        environment.put("TRAEFIK_API_PORT_80_UDP_ADDR", "10.0.0.1");
        environment.put("TRAEFIK_ENTRYPOINTS_PORT", "tcp://10.0.0.1:80");
        assertThat(load().source()).isEqualTo("defaults");
        assertThat(load().warnings()).hasSize(9).allMatch(line -> line.contains("Kubernetes"));
        environment.put("TRAEFIK_PING", "true");
        assertThat(load().source()).isEqualTo("environment");
        assertThat(configuration().ping()).isPresent();
    }

    @Test
    void wrongVariablesAreErrors() {
        environment.put("TRAEFIK_UNRELATED", "x");
        environment.put("traefik_api", "true");
        assertThat(load().source()).isEqualTo("defaults");
        environment.put("TRAEFIK_API_INSECUR", "true");
        assertThat(errors())
                .containsExactly(
                        "TRAEFIK_API_INSECUR: found an unknown option, expected insecure, the nearest known one");
        environment.clear();
        environment.put("TRAEFIK_METRICS_PROMETHEUS", "true");
        assertThat(errors()).singleElement().asString().contains("is an option of Traefik");
    }

    @Test
    void anUnknownLogLevelIsAWarning() {
        var loaded = load("--log.level=loud");
        assertThat(loaded.configuration().log().threshold()).isEqualTo(LogLevel.ERROR);
        assertThat(loaded.warnings()).hasSize(1);
    }

    @Test
    void valuesOfFlagsAreNotRepeatedWhenTheyMayBeSecret() {
        assertThat(errors("--ping.terminatingStatusCode=" + "s".repeat(50)).getFirst())
                .doesNotContain("sss");
    }

    public record Endless(Optional<Endless> left, Optional<Endless> right, List<Endless> all) {}

    private record Odd(Class<? extends Record> type) implements ProviderFactory<Record> {

        @Override
        public String name() {
            return "odd";
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<Record> configType() {
            if (type == Record.class) {
                throw new NoClassDefFoundError("gone");
            }
            return (Class<Record>) type;
        }

        @Override
        public Provider create(Record config) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void recordsThatHoldThemselvesHaveAnEnd() {
        var options = new StaticConfigurationLoader(List.of(new Odd(Endless.class)));
        var surroundings = new Surroundings(Map.of(), machine.resolve("cwd"), machine.resolve("etc"));
        assertThat(options.help()).contains("--providers.odd.left any");
        var arguments = List.of("--providers.odd.left.right.left=true");
        assertThat(options.load(arguments, surroundings)
                        .configuration()
                        .providers()
                        .tree("odd"))
                .isPresent();
    }

    @Test
    void aBrokenFactoryDoesNotStopTheStart() {
        var options = new StaticConfigurationLoader(List.of(new Odd(Record.class)));
        var surroundings = new Surroundings(Map.of(), machine.resolve("cwd"), machine.resolve("etc"));
        var configuration =
                options.load(List.of("--providers.odd.any=thing"), surroundings).configuration();
        assertThat(NamedProvider.of(List.of(new Odd(Record.class)), configuration.providers(), () -> "v3"))
                .extracting(NamedProvider::name)
                .containsExactly("odd");
    }

    @Test
    void helpListsEveryOption() {
        assertThat(loader.help())
                .contains("--entrypoints.<name>.transport.respondingtimeouts.readtimeout duration (default 60s)")
                .contains("--api bool")
                .contains("--providers.fakesource.domains[n].main string")
                .contains("--providers.fakesource.watch bool (default true)")
                .contains("--providers.fakesource.labels.<name> string")
                .contains("Where to look.");
        assertThat(StaticConfigurationLoader.asksForHelp(List.of("--api", "-h")))
                .isTrue();
        assertThat(StaticConfigurationLoader.asksForHelp(List.of("--", "-h"))).isFalse();
    }
}

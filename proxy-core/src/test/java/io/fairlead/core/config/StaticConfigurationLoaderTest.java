package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every option in all its spellings, and which source of options counts.
class StaticConfigurationLoaderTest {

    private Loading loading;

    @BeforeEach
    void furnish(@TempDir Path machine) throws IOException {
        loading = new Loading(machine);
    }

    @Test
    void nothingMeansDefaults() {
        assertThat(loading.load().source()).isEqualTo("defaults");
        assertThat(loading.load().warnings()).isEmpty();
        assertThat(loading.configuration().entryPoints()).containsOnlyKeys("http");
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
        var defaults = loading.configuration("--entryPoints.web.address=:1");
        var byFlag = loading.configuration("--entryPoints.web.address=:1", "--" + path + "=" + value);
        assertThat(byFlag).as("by flag").isNotEqualTo(defaults);
        var dash = loading.configuration(
                "-entrypoints.web.address", ":1", "-" + path.toLowerCase(Locale.ROOT) + "=" + value);
        assertThat(dash).as("in lower case").isEqualTo(byFlag);

        loading.environment().put("TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", ":1");
        loading.environment().put("TRAEFIK_" + path.toUpperCase(Locale.ROOT).replace('.', '_'), value);
        assertThat(loading.load().source()).isEqualTo("environment");
        assertThat(loading.configuration()).as("by variable").isEqualTo(byFlag);
        loading.environment().clear();

        var nested = "\"" + value + "\"";
        var parts = path.split("\\.");
        for (var i = parts.length - 1; i > 0; i--) {
            nested = "{\"" + parts[i] + "\": " + nested + "}";
        }
        var json = path.startsWith("entryPoints.web.")
                ? "{\"entryPoints\": {\"web\": {\"address\": \":1\", "
                        + nested.substring("{\"web\": {".length(), nested.length() - 2) + "}}}"
                : "{\"entryPoints\": {\"web\": {\"address\": \":1\"}}, \"" + parts[0] + "\": " + nested + "}";
        loading.file("cwd/traefik.json", json);
        assertThat(loading.configuration("--configFile=traefik.json"))
                .as("in JSON")
                .isEqualTo(byFlag);
        loading.file("cwd/traefik.yml", json);
        assertThat(loading.configuration()).as("in YAML").isEqualTo(byFlag);
        loading.file("cwd/traefik.toml", path + " = \"" + value + "\"\nentryPoints.web.address = \":1\"\n");
        assertThat(loading.configuration()).as("in TOML").isEqualTo(byFlag);
    }

    @Test
    void aFileSilencesFlagsAndVariables() throws IOException {
        loading.file("etc/traefik.yml", "entryPoints: {web: {address: ':80'}}");
        loading.environment().put("TRAEFIK_API", "true");
        var loaded = loading.load("--ping", "--entrypoints.other.address=:99", "--nonsense");
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
        loading.environment().put("TRAEFIK_API", "true");
        loading.environment().put("TRAEFIK_NONSENSE", "true");
        var loaded = loading.load("--ping");
        assertThat(loaded.source()).isEqualTo("command line");
        assertThat(loaded.configuration().api()).isEmpty();
        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("TRAEFIK_API").doesNotContain("NONSENSE"));
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        assertThat(loading.errors("--apii", "--entrypoints.web.address=80", "--ping.terminatingStatusCode=x"))
                .hasSize(3);
    }

    @Test
    void tlsOfAnEntryPointMayStandAlone() {
        assertThat(loading.configuration("--entrypoints.web.address=:1", "--entrypoints.web.http.tls")
                        .entryPoints()
                        .get("web")
                        .http()
                        .tls())
                .contains(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of()));
        assertThat(loading.configuration(
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
        assertThat(loading.configuration("--entrypoints.web.address=:1")
                        .entryPoints()
                        .get("web")
                        .http()
                        .tls())
                .isEmpty();
    }

    @Test
    void anUnknownLogLevelIsAWarning() {
        var loaded = loading.load("--log.level=loud");
        assertThat(loaded.configuration().log().threshold()).isEqualTo(LogLevel.ERROR);
        assertThat(loaded.warnings()).hasSize(1);
    }
}

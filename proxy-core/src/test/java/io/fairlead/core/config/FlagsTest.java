package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Options on the command line.
class FlagsTest {

    private Loading loading;

    @BeforeEach
    void furnish(@TempDir Path machine) throws IOException {
        loading = new Loading(machine);
    }

    @Test
    void flagsTakeTheNextArgumentUnlessTheyStandAlone() {
        var configuration = loading.configuration(
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
        var configuration = loading.configuration(
                "--entrypoints.Web.address=:1",
                "--entryPoints.WEB.http.middlewares=a@x,b@x",
                "--entryPoints.web.http.middlewares=c@x",
                "--entryPoints.web.address=:2");
        assertThat(configuration.entryPoints()).containsOnlyKeys("Web");
        assertThat(configuration.entryPoints().get("Web").http().middlewares()).containsExactly("a@x", "b@x", "c@x");
        assertThat(configuration.entryPoints().get("Web").listen().port()).isEqualTo(2);
    }

    @Test
    void falseSwitchesOff() {
        var configuration =
                loading.configuration("--api=false", "--ping=FALSE", "--providers.fakeSource=false", "--log=false");
        assertThat(configuration.api()).isEmpty();
        assertThat(configuration.ping()).isEmpty();
        assertThat(configuration.providers().options()).isEmpty();
    }

    @Test
    void unknownFlagsNameTheNearest() {
        assertThat(loading.errors("--entrypoints.web.adress=:80", "--entrypoints.web.address=:80"))
                .containsExactly(
                        "--entrypoints.web.adress: found an unknown option, expected address, the nearest known one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--apii | expected api, the nearest",
                "start | no flag",
                "-- x | after --",
                "---api | no flag",
                "--=x | no flag",
                "--log.level | found no value",
                "--log.level.deep=x | no option here",
                "--entrypoints.web | entryPoints.web: found \"true\"",
                "--ping.manualRouting=yes | expected true or false",
                "--accesslog | is an option of Traefik",
                "--entrypoints.web.address=:1 --entrypoints.web.http3=true | is an option of Traefik",
                "--entrypoints.dns.address=:53/udp | /udp yet",
                "--providers.precedence=file,cubernetes | kubernetes",
                "--providers.fakesource.pause=soon | a duration",
                "--core.defaultRuleSyntax=v4 | one of v2, v3",
                "--configFile | found no value"
            })
    void wrongFlagsSayWhatIsExpected(String arguments, String reason) {
        assertThat(loading.errors(arguments.split(" ")))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void valuesOfFlagsAreNotRepeatedWhenTheyMayBeSecret() {
        assertThat(loading.errors("--ping.terminatingStatusCode=" + "s".repeat(50))
                        .getFirst())
                .doesNotContain("sss");
    }

    @Test
    void helpListsEveryOption() {
        assertThat(loading.loader().help())
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

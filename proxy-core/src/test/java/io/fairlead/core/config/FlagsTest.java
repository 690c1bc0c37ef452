package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void wrongFlagsAreErrors() {
        assertThat(loading.errors("--entrypoints.web.adress=:80", "--entrypoints.web.address=:80"))
                .containsExactly(
                        "--entrypoints.web.adress: found an unknown option, expected address, the nearest known one");
        assertThat(loading.errors("--apii")).singleElement().asString().contains("expected api, the nearest");
        assertThat(loading.errors("start")).singleElement().asString().contains("no flag");
        assertThat(loading.errors("--", "x")).singleElement().asString().contains("after --");
        assertThat(loading.errors("---api")).singleElement().asString().contains("no flag");
        assertThat(loading.errors("--=x")).singleElement().asString().contains("no flag");
        assertThat(loading.errors("--log.level")).singleElement().asString().contains("found no value");
        assertThat(loading.errors("--log.level.deep=x"))
                .singleElement()
                .asString()
                .contains("no option here");
        assertThat(loading.errors("--entrypoints.web"))
                .singleElement()
                .asString()
                .contains("entryPoints.web: found \"true\"");
        assertThat(loading.errors("--ping.manualRouting=yes"))
                .singleElement()
                .asString()
                .contains("expected true or false");
        assertThat(loading.errors("--accesslog")).singleElement().asString().contains("is an option of Traefik");
        assertThat(loading.errors("--entrypoints.web.address=:1", "--entrypoints.web.http3=true"))
                .singleElement()
                .asString()
                .contains("is an option of Traefik");
        assertThat(loading.errors("--entrypoints.dns.address=:53/udp"))
                .singleElement()
                .asString()
                .contains("/udp yet");
        assertThat(loading.errors("--providers.precedence=file,cubernetes"))
                .singleElement()
                .asString()
                .contains("kubernetes");
        assertThat(loading.errors("--providers.fakesource.pause=soon"))
                .singleElement()
                .asString()
                .contains("a duration");
        assertThat(loading.errors("--core.defaultRuleSyntax=v4"))
                .singleElement()
                .asString()
                .contains("one of v2, v3");
        assertThat(loading.errors("--configFile")).singleElement().asString().contains("found no value");
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

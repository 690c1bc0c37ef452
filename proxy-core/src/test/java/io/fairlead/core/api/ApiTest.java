package io.fairlead.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.core.config.ApiConfig;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.Report;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Report report = Report.EMPTY;

    @Test
    void saysItsVersion() throws IOException {
        assertThat(json(Map.of(), "/api/version")).isEqualTo(MAPPER.readTree("""
                        {"Version": "1.2.3", "Codename": "fairlead", "startDate": "2026-01-02T03:04:05Z"}"""));
    }

    @Test
    void repeatsWhatTheUserInterfaceWasTold() throws IOException {
        var version = json(Map.of("disableDashboardAd", true, "dashboardName", "mine"), "/api/version");

        assertThat(version.get("disableDashboardAd").asBoolean()).isTrue();
        assertThat(version.get("dashboardName").asText()).isEqualTo("mine");
    }

    @Test
    void anEmptyConfigurationIsAnEmptyObject() throws IOException {
        assertThat(text(handle(Map.of(), "GET", "/api/rawdata"))).isEqualTo("{}");
    }

    @Test
    void showsTheWholeConfiguration() throws IOException {
        report = sampleReport();

        var expected = MAPPER.readTree(ApiTest.class.getResourceAsStream("rawdata.json"));
        assertThat(json(Map.of(), "/api/rawdata")).isEqualTo(expected);
    }

    @Test
    void listsServicesAsTheyWork() throws IOException {
        report = report(new ServiceConfig.LoadBalancer(
                        List.of(
                                ServiceConfig.Server.of(URI.create("http://10.1.2.3:8080")),
                                ServiceConfig.Server.of(URI.create("http://10.1.2.4:8080"))
                                        .withFenced()),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ServiceConfig.Sticky(Optional.of(ServiceConfig.Cookie.DEFAULT))))
                .withMiddlewares(List.of("secured@file")));

        var expected = MAPPER.readTree("""
                {
                  "loadBalancer": {
                    "servers": [{"url": "http://10.1.2.3:8080"}, {"url": "http://10.1.2.4:8080", "fenced": true}],
                    "passHostHeader": false,
                    "sticky": {"cookie": {"name": "_33ed1", "path": "/"}},
                    "strategy": "wrr",
                    "responseForwarding": {"flushInterval": "100ms"}
                  },
                  "middlewares": ["secured@file"],
                  "status": "enabled",
                  "usedBy": ["shop@kubernetes", "websecure-shop@kubernetes"],
                  "serverStatus": {"http://10.1.2.3:8080": "UP", "http://10.1.2.4:8080": "UP"},
                  "name": "shop-80@kubernetes",
                  "provider": "kubernetes",
                  "type": "loadbalancer"
                }""");
        assertThat(json(Map.of(), "/api/http/services").get(1)).isEqualTo(expected);
        assertThat(json(Map.of(), "/api/http/services/shop-80@kubernetes")).isEqualTo(expected);
        assertThat(handle(Map.of(), "GET", "/api/http/services/none@file").status())
                .isEqualTo(404);
    }

    @Test
    void leavesOutServersWhereThereAreNone() throws IOException {
        report = report(ServiceConfig.loadBalancer());

        assertThat(json(Map.of(), "/api/http/services/shop-80@kubernetes").get("loadBalancer"))
                .isEqualTo(MAPPER.readTree("""
                        {
                          "strategy": "wrr",
                          "passHostHeader": true,
                          "responseForwarding": {"flushInterval": "100ms"}
                        }"""));
    }

    @Test
    void listsRoutersAndMiddlewares() throws IOException {
        report = sampleReport();

        assertThat(json(Map.of(), "/api/http/routers").findValuesAsText("name"))
                .containsExactly("bad@file", "ping@internal", "shop@kubernetes", "websecure-shop@kubernetes");
        assertThat(json(Map.of(), "/api/http/routers/ping@internal")
                        .get("priorityStr")
                        .asText())
                .isEqualTo("9223372036854775807");
        assertThat(json(Map.of(), "/api/http/middlewares").findValuesAsText("type"))
                .containsExactly("addprefix", "headers");
    }

    @ParameterizedTest(name = "{0} gives {1}, next page {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "per_page=2 | bad@file ping@internal | 2",
                "per_page=2&page=2 | shop@kubernetes websecure-shop@kubernetes | 1",
                "search=PING | ping@internal | 1",
                "search=shop.TEST | shop@kubernetes websecure-shop@kubernetes | 1",
                "status=disabled | bad@file | 1",
                "search=no%20such | '' | 1",
            })
    void listsComeInPages(String query, String names, String next) throws IOException {
        report = sampleReport();

        var response = handle(Map.of(), "GET", "/api/http/routers?" + query);

        assertThat(String.join(" ", MAPPER.readTree(text(response)).findValuesAsText("name")))
                .isEqualTo(names);
        assertThat(response.headers().first("X-Next-Page")).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "page=2", "per_page=99999999999"})
    void refusesPagesThatThereAreNot(String query) {
        report = sampleReport();

        assertThat(handle(Map.of(), "GET", "/api/http/routers?" + query).status())
                .isEqualTo(400);
    }

    @Test
    void liesBelowItsBasePath() {
        assertThat(handle(Map.of("basePath", "/admin/"), "GET", "/admin/api/version")
                        .status())
                .isEqualTo(200);
        assertThat(handle(Map.of("basePath", "/admin/"), "GET", "/api/version").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/nothing",
                "/api/version/",
                "/apiversion",
                "/api/VERSION",
                "/api/http",
                "/api/http/",
                "/api/http/x/y"
            })
    void everythingElseIsNotFound(String path) throws IOException {
        var response = handle(Map.of(), "GET", path);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(text(response)).isEqualTo("{\"message\":\"nothing at this path\"}\n");
    }

    @Test
    void answersHeadAsItAnswersGet() {
        assertThat(handle(Map.of(), "HEAD", "/api/version").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void refusesOtherMethods(String method) {
        var response = handle(Map.of(), method, "/api/rawdata");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers().first("Allow")).contains("GET, HEAD");
    }

    @Test
    @DisplayName("rule 12: secrets are not shown")
    void masksSecrets() {
        var options = Map.<String, Object>of(
                "customRequestHeaders", Map.of("Authorization", "Basic QQ==", "X-Plain", "seen", "Cookie", ""),
                "users", List.of("a:hash"),
                "nested", List.of(Map.of("clientSecret", "x", "n", 1)),
                "apiToken", Map.of("any", "x", "on", true));

        assertThat(Secrets.masked(options))
                .isEqualTo(Map.of(
                        "customRequestHeaders", Map.of("Authorization", "xxxx", "X-Plain", "seen", "Cookie", ""),
                        "users", List.of("xxxx"),
                        "nested", List.of(Map.of("clientSecret", "xxxx", "n", 1)),
                        "apiToken", Map.of("any", "xxxx", "on", true)));
    }

    @Test
    @DisplayName("rule 12: who logs in at a server by its URL is not shown")
    void masksUserInformationOfServers() throws IOException {
        report = report(ServiceConfig.loadBalancer(
                URI.create("http://me:hunter2@10.1.2.3:8080"), URI.create("ftp://me:hunter2@10.1.2.3")));

        var text = text(handle(Map.of(), "GET", "/api/rawdata"));

        assertThat(text).doesNotContain("hunter2");
        assertThat(MAPPER.readTree(text)
                        .at("/services/shop-80@kubernetes/serverStatus")
                        .fieldNames())
                .toIterable()
                .containsExactly("http://xxxx@10.1.2.3:8080", "ftp://xxxx@10.1.2.3");
        assertThat(Secrets.masked(Map.of("address", "http://me:hunter2@auth", "urls", List.of("https://me@b"))))
                .isEqualTo(Map.of("address", "http://xxxx@auth", "urls", List.of("https://xxxx@b")));
    }

    private JsonNode json(Map<String, Object> config, String path) throws IOException {
        var response = handle(config, "GET", path);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("Content-Type")).contains("application/json");
        return MAPPER.readTree(text(response));
    }

    private Response handle(Map<String, Object> options, String method, String path) {
        var config = RecordBinder.bind(ApiConfig.class, options, "api");
        var version = new VersionJson("1.2.3", Instant.parse("2026-01-02T03:04:05Z"), config);
        return new Api(config, version, () -> report).handle(Request.of(method, "http://a.test" + path));
    }

    private static String text(Response response) throws IOException {
        return new String(response.body().stream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Report sampleReport() {
        return report(sampleService());
    }

    private static Report report(ServiceConfig service) {
        var routers = new LinkedHashMap<String, RouterConfig>();
        routers.put(
                "shop@kubernetes",
                new RouterConfig(
                        "Host(\"shop.test\") && PathPrefix(\"/\")",
                        "shop-80",
                        List.of("web", "websecure"),
                        List.of("secured@file"),
                        0,
                        Optional.empty(),
                        Optional.of(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of()))));
        routers.put("bad@file", RouterConfig.of("Host(`a`)", "nobody"));
        routers.put(
                "ping@internal",
                RouterConfig.of("PathPrefix(`/ping`)", "ping@internal").withPriority(Long.MAX_VALUE));
        Map<String, ServiceConfig> services = Map.of("shop-80@kubernetes", service);
        var headers = Map.<String, Object>of("customRequestHeaders", Map.of("Authorization", "Bearer x"));
        var middlewares = new LinkedHashMap<String, MiddlewareConfig>();
        middlewares.put("secured@file", new MiddlewareConfig("HEADERS", headers));
        middlewares.put("broken@file", new MiddlewareConfig("addPrefix", Map.of("prefix", "")));
        var environment = new RoutingEnvironment(
                MiddlewareRegistry.load(List.of()),
                Map.of("ping@internal", new Ping(503)),
                _ -> new NoTransport(),
                List.of(
                        new EntryPointModel("web", List.of(), true),
                        new EntryPointModel("websecure", List.of("secured@file"), false)),
                List.of(),
                Set.of("kubernetes"));
        var configuration = new MergedConfiguration(routers, services, middlewares, Map.of(), Map.of(), List.of());
        return new RoutingTableCompiler(environment)
                .compile(configuration, null)
                .table()
                .report();
    }

    private static ServiceConfig sampleService() {
        return new ServiceConfig.LoadBalancer(
                List.of(
                        ServiceConfig.Server.of(URI.create("http://10.1.2.3:8080")),
                        new ServiceConfig.Server(URI.create("http://10.1.2.4:8080/x"), Optional.of(3), true)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private record NoTransport() implements ServersTransport {

        @Override
        public Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath) {
            return _ -> Response.of(502, Response.Origin.UNSENT);
        }

        @Override
        public void close() {}
    }
}

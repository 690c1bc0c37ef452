package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.tls.TestPki;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An entry point whose routers, certificates and TLS options can be changed while it runs. Every router answers with
/// its own name and the scheme of the request.
final class Secure implements AutoCloseable {

    final Map<String, RouterConfig> routers = new LinkedHashMap<>();
    final List<TlsCertificateConfig> certificates = new ArrayList<>();
    final Map<String, TlsOptionsConfig> options = new LinkedHashMap<>();
    final Map<String, TlsStoreConfig> stores = new LinkedHashMap<>();
    private final Reaper reaper = Reaper.start();
    private final ActiveRouting routing = new ActiveRouting();
    private final RoutingTableCompiler compiler;
    private final EntryPoint entryPoint;

    Secure(String... settings) {
        this(Secure::echo, settings);
    }

    /// One whose routers all lead to that handler.
    Secure(Handler handler, String... settings) {
        var options = Wire.settings(settings);
        compiler = new RoutingTableCompiler(new RoutingEnvironment(
                MiddlewareRegistry.load(List.of()),
                Map.of("echo@internal", handler),
                _ -> {
                    throw new IllegalStateException("no servers here");
                },
                List.of(new EntryPointModel("web", List.of(), true)),
                List.of("file"),
                Set.of()));
        entryPoint = EntryPoint.start(
                options,
                new RoutedDispatcher(routing, RequestLimit.of(1000), options),
                ConnectionLimit.of(1000),
                reaper);
    }

    /// One router for a host, with a certificate for it.
    static Secure with(TestPki certificate, String host) {
        var secure = new Secure();
        secure.certificate(certificate);
        secure.route(host, "default");
        secure.apply();
        return secure;
    }

    void certificate(TestPki certificate) {
        certificates.add(TlsCertificateConfig.of(certificate.certificatesPem(), certificate.keyPem()));
    }

    void route(String host, String optionsName) {
        route(host, "Host(`" + host + "`)", optionsName);
    }

    void route(String name, String rule, String optionsName) {
        var tls = new RouterTlsConfig(Optional.of(optionsName), Optional.empty(), List.of());
        routers.put(name + "@file", RouterConfig.of(rule, "echo@internal").withTls(tls));
    }

    void options(String name, Map<String, ?> tree) {
        options.put(
                name.equals("default") ? name : name + "@file",
                RecordBinder.bind(TlsOptionsConfig.class, tree, "tls.options." + name));
    }

    /// Puts all of it in force.
    List<Problem> apply() {
        var tls = new MergedTls(certificates, options, stores, false);
        var compilation = compiler.compile(
                new MergedConfiguration(routers, Map.of(), Map.of(), Map.of(), tls, Map.of(), List.of()),
                routing.table());
        routing.swap(compilation.table());
        return compilation.problems().stream()
                .filter(problem -> !problem.source().startsWith("serversTransport"))
                .toList();
    }

    Set<String> routerNames() {
        return routing.table().report().routers().keySet();
    }

    int port() {
        return entryPoint.port();
    }

    private static Response echo(Request request) {
        var response = Response.of(200);
        response.body(Body.of(request.scheme() + " " + request.authority() + " "
                + request.headers().first("X-Forwarded-Proto").orElse("") + " "
                + request.headers().first("X-Forwarded-Port").orElse("")));
        return response;
    }

    @Override
    public void close() {
        entryPoint.close();
        reaper.close();
    }
}

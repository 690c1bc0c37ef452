package io.fairlead.core.api;

import io.fairlead.core.config.ApiConfig;
import io.fairlead.core.routing.Report;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.function.Supplier;

/// Answers what the proxy knows about itself. It changes nothing.
final class Api implements Handler {

    private final String root;
    private final VersionJson version;
    private final Supplier<Report> report;

    Api(ApiConfig config, VersionJson version, Supplier<Report> report) {
        this.root = ApiPaths.root(config.basePath());
        this.version = version;
        this.report = report;
    }

    @Override
    public Response handle(Request request) {
        if (!request.path().startsWith(root + "/")) {
            return error(404, "nothing at this path");
        }
        return switch (request.path().substring(root.length())) {
            case "/version" -> get(request, version::write);
            case "/rawdata" -> get(request, new RawDataJson(report.get())::write);
            default -> error(404, "nothing at this path");
        };
    }

    private static Response get(Request request, Json.Content content) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            var refusal = error(405, "only GET and HEAD");
            refusal.headers().set("Allow", "GET, HEAD");
            return refusal;
        }
        var response = Response.of(200);
        response.headers().set("Content-Type", "application/json");
        response.body(Body.of(Json.bytes(content)));
        return response;
    }

    private static Response error(int status, String message) {
        return Response.error(status, Json.text(json -> json.field("message", message)));
    }
}

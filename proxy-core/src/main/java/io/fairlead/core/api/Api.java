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

    private static final String HTTP = "/http/";

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
        var path = request.path().substring(root.length());
        return switch (path) {
            case "/version" -> get(request, () -> json(Json.bytes(version::write)));
            case "/rawdata" -> get(request, () -> json(Json.bytes(new RawDataJson(report.get())::write)));
            default ->
                path.startsWith(HTTP)
                        ? get(
                                request,
                                () -> new HttpObjects(report.get()).answer(path.substring(HTTP.length()), request))
                        : error(404, "nothing at this path");
        };
    }

    private static Response get(Request request, Supplier<Response> answer) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            var refusal = error(405, "only GET and HEAD");
            refusal.headers().set("Allow", "GET, HEAD");
            return refusal;
        }
        return answer.get();
    }

    static Response json(byte[] text) {
        var response = Response.of(200);
        response.headers().set("Content-Type", "application/json");
        response.body(Body.of(text));
        return response;
    }

    static Response error(int status, String message) {
        return Response.error(status, Json.text(json -> json.field("message", message)));
    }
}

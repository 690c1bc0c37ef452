package io.fairlead.core.api;

import io.fairlead.core.routing.Report;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What lies below `/api/http`: routers, services and middlewares, in pages or one by one.
record HttpObjects(Report report) {

    private static final String NEXT_PAGE = "X-Next-Page";
    private static final int USUAL_PAGE = 100;

    /// @param path what follows `/api/http/`
    Response answer(String path, Request request) {
        var slash = path.indexOf('/');
        var kind = slash < 0 ? path : path.substring(0, slash);
        return switch (kind) {
            case "routers" -> answer(ObjectJson.routers(report), path, slash, request);
            case "services" -> answer(ObjectJson.services(report), path, slash, request);
            case "middlewares" -> answer(ObjectJson.middlewares(report), path, slash, request);
            default -> Api.error(404, "nothing at this path");
        };
    }

    private static Response answer(List<ObjectJson> objects, String path, int slash, Request request) {
        try {
            return slash < 0
                    ? page(objects, QueryText.of(request.query()))
                    : one(objects, decoded(path.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            return Api.error(400, "a query that cannot be understood");
        }
    }

    private static Response one(List<ObjectJson> objects, String name) {
        return objects.stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .map(object -> Api.json(Json.bytes(object.content())))
                .orElseGet(() -> Api.error(404, "nothing of this name"));
    }

    private static Response page(List<ObjectJson> objects, QueryText query) {
        var size = query.number("per_page", USUAL_PAGE);
        var page = query.number("page", 1);
        var found = objects.stream()
                .filter(ObjectJson.matching(query.text("search"), query.text("status")))
                .toList();
        var start = (page - 1L) * size;
        if (start > 0 && start >= found.size()) {
            return Api.error(400, "there is no such page");
        }
        var end = Math.min(found.size(), start + size);
        var shown = found.subList((int) start, (int) end);
        var response =
                Api.json(Json.list(shown.stream().map(ObjectJson::content).toList()));
        response.headers().set(NEXT_PAGE, end < found.size() ? Integer.toString(page + 1) : "1");
        return response;
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

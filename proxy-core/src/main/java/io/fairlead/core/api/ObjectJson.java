package io.fairlead.core.api;

import io.fairlead.core.api.Json.Content;
import io.fairlead.core.routing.MiddlewareStatus;
import io.fairlead.core.routing.Report;
import io.fairlead.core.routing.RouterStatus;
import io.fairlead.core.routing.ServiceStatus;
import io.fairlead.core.routing.Status;
import io.fairlead.provider.spi.bind.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// One object as the lists of the API show it: with its name, its provider and its type.
///
/// @param searched what a search looks through
record ObjectJson(String name, Status status, String searched, Content content) {

    static List<ObjectJson> routers(Report report) {
        return sorted(report.routers().values().stream().map(ObjectJson::router).toList());
    }

    static List<ObjectJson> services(Report report) {
        var users = new UsersOfObjects(report);
        return sorted(report.services().values().stream()
                .map(service -> service(service, users.ofService(service.name())))
                .toList());
    }

    static List<ObjectJson> middlewares(Report report) {
        var users = new UsersOfObjects(report);
        return sorted(report.middlewares().values().stream()
                .map(middleware -> middleware(middleware, users.ofMiddleware(middleware.name())))
                .toList());
    }

    /// Those whose name, or rule, has a text in any letter case, and that fare like that.
    static Predicate<ObjectJson> matching(String search, String status) {
        var wanted = Names.lower(search);
        return object -> object.searched.contains(wanted)
                && (status.isEmpty() || object.status.word().equals(status));
    }

    private static ObjectJson router(RouterStatus router) {
        var searched = Names.lower(router.name() + " " + router.config().rule());
        return new ObjectJson(router.name(), router.status(), searched, json -> {
            RouterJson.write(json, router);
            json.field("priorityStr", Long.toString(router.priority()));
            names(json, router.name());
        });
    }

    private static ObjectJson service(ServiceStatus service, Collection<String> users) {
        return new ObjectJson(service.name(), service.status(), Names.lower(service.name()), json -> {
            ServiceJson.write(json, service, users);
            names(json, service.name());
            if (service.config().isPresent()) {
                json.field("type", ServiceJson.type(service.config().get()));
            }
        });
    }

    private static ObjectJson middleware(MiddlewareStatus middleware, Collection<String> users) {
        return new ObjectJson(middleware.name(), middleware.status(), Names.lower(middleware.name()), json -> {
            MiddlewareJson.write(json, middleware, users);
            names(json, middleware.name());
            json.field("type", Names.lower(middleware.type()));
        });
    }

    private static void names(Json json, String name) throws IOException {
        json.field("name", name);
        json.field("provider", name.substring(name.lastIndexOf('@') + 1));
    }

    private static List<ObjectJson> sorted(List<ObjectJson> objects) {
        var sorted = new ArrayList<>(objects);
        sorted.sort(Comparator.comparing(ObjectJson::name));
        return sorted;
    }
}

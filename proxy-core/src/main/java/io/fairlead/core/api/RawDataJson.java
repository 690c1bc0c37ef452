package io.fairlead.core.api;

import io.fairlead.core.routing.Report;
import io.fairlead.core.routing.RouterStatus;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// What `/api/rawdata` says: every object of the configuration, and what became of it.
record RawDataJson(Report report) {

    void write(Json json) throws IOException {
        objects(json, "routers", report.routers(), RouterJson::write);
        var middlewares = usedBy(router -> router.config().middlewares());
        objects(
                json,
                "middlewares",
                report.middlewares(),
                (object, status) ->
                        MiddlewareJson.write(object, status, middlewares.getOrDefault(status.name(), List.of())));
        var services = usedBy(router -> List.of(router.service()));
        objects(
                json,
                "services",
                report.services(),
                (object, status) -> ServiceJson.write(object, status, services.getOrDefault(status.name(), List.of())));
    }

    private static <S> void objects(Json json, String kind, Map<String, S> states, Writer<S> writer)
            throws IOException {
        if (states.isEmpty()) {
            return;
        }
        json.object(kind, objects -> {
            for (var state : states.entrySet()) {
                objects.object(state.getKey(), object -> writer.write(object, state.getValue()));
            }
        });
    }

    /// The names of the routers that use an object, by the object's name, sorted.
    private Map<String, Collection<String>> usedBy(Function<RouterStatus, List<String>> used) {
        var users = new HashMap<String, Collection<String>>();
        report.routers()
                .forEach((name, router) -> used.apply(router)
                        .forEach(object -> users.computeIfAbsent(object, _ -> new TreeSet<>())
                                .add(name)));
        return users;
    }

    /// Writes one object.
    @FunctionalInterface
    private interface Writer<S> {

        void write(Json object, S status) throws IOException;
    }
}

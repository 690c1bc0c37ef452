package io.fairlead.core.api;

import io.fairlead.core.routing.Report;
import java.io.IOException;
import java.util.Map;

/// What `/api/rawdata` says: every object of the configuration, and what became of it.
record RawDataJson(Report report) {

    void write(Json json) throws IOException {
        objects(json, "routers", report.routers(), RouterJson::write);
        var users = new UsersOfObjects(report);
        objects(
                json,
                "middlewares",
                report.middlewares(),
                (object, status) -> MiddlewareJson.write(object, status, users.ofMiddleware(status.name())));
        objects(
                json,
                "services",
                report.services(),
                (object, status) -> ServiceJson.write(object, status, users.ofService(status.name())));
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

    /// Writes one object.
    @FunctionalInterface
    private interface Writer<S> {

        void write(Json object, S status) throws IOException;
    }
}

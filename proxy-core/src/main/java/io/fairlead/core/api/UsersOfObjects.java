package io.fairlead.core.api;

import io.fairlead.core.routing.Report;
import io.fairlead.core.routing.RouterStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// The names of the routers that use an object, sorted.
final class UsersOfObjects {

    private final Map<String, Collection<String>> services;
    private final Map<String, Collection<String>> middlewares;

    UsersOfObjects(Report report) {
        services = users(report, router -> List.of(router.service()));
        middlewares = users(report, router -> router.config().middlewares());
    }

    Collection<String> ofService(String name) {
        return services.getOrDefault(name, List.of());
    }

    Collection<String> ofMiddleware(String name) {
        return middlewares.getOrDefault(name, List.of());
    }

    private static Map<String, Collection<String>> users(Report report, Function<RouterStatus, List<String>> used) {
        var users = new HashMap<String, Collection<String>>();
        report.routers()
                .forEach((name, router) -> used.apply(router)
                        .forEach(object -> users.computeIfAbsent(object, _ -> new TreeSet<>())
                                .add(name)));
        return users;
    }
}

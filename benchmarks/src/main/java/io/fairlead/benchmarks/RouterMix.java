package io.fairlead.benchmarks;

import io.fairlead.core.routing.Route;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Tables of routers, and requests for them.
public enum RouterMix {

    /// Applications with a host and five paths each; one host in ten is a wildcard, and one application in a
    /// hundred has no host.
    INGRESS {
        @Override
        String rule(int router) {
            var application = router / PATHS.size();
            var path = PATHS.get(router % PATHS.size());
            if (application % 100 == 99) {
                return "PathPrefix(\"/shared-" + application + path.text() + "\")";
            }
            return "Host(\"" + (application % 10 == 3 ? "*" : "www") + domain(application) + "\") && " + path.rule();
        }

        @Override
        RuleInput request(int router, SplittableRandom random) {
            var application = router / PATHS.size();
            var path = PATHS.get(router % PATHS.size()).text();
            if (application % 100 == 99) {
                path = "/shared-" + application + path;
            }
            return input("www" + domain(application), path);
        }
    },

    /// One host, and a prefix for each router.
    ONE_HOST {
        @Override
        String rule(int router) {
            return "Host(\"www.example.com\") && PathPrefix(\"" + path(router) + "\")";
        }

        @Override
        RuleInput request(int router, SplittableRandom random) {
            return input("www.example.com", path(router) + "orders");
        }
    },

    /// A wildcard host for each router.
    WILDCARDS {
        @Override
        String rule(int router) {
            return "Host(\"*" + domain(router) + "\")";
        }

        @Override
        RuleInput request(int router, SplittableRandom random) {
            return input("customer-" + random.nextInt(1_000) + domain(router), "/orders");
        }
    };

    private record PathRule(String text, boolean exact) {

        String rule() {
            return (exact ? "Path(\"" : "PathPrefix(\"") + text + "\")";
        }
    }

    private static final List<PathRule> PATHS = List.of(
            new PathRule("/", false),
            new PathRule("/api/", false),
            new PathRule("/api/admin/", false),
            new PathRule("/static/", false),
            new PathRule("/healthz", true));

    abstract String rule(int router);

    /// A request that this router takes.
    abstract RuleInput request(int router, SplittableRandom random);

    List<Route> routes(int number) {
        return IntStream.range(0, number)
                .mapToObj(router -> Route.of(
                        "router-" + router + "@kubernetes",
                        RouterConfig.of(rule(router), "service"),
                        Optional.empty(),
                        _ -> Response.of(204)))
                .toList();
    }

    RuleInput[] requests(int routers, int number) {
        var random = new SplittableRandom(1);
        return IntStream.range(0, number)
                .mapToObj(_ -> request(random.nextInt(routers), random))
                .toArray(RuleInput[]::new);
    }

    private static String domain(int application) {
        return ".application-%06d.example.com".formatted(application);
    }

    private static String path(int router) {
        return "/teams/%02d/services/%06d/".formatted(router % 100, router);
    }

    private static RuleInput input(String host, String path) {
        return new MatchInput(host, path);
    }
}

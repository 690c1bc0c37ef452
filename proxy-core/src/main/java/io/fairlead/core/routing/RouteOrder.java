package io.fairlead.core.routing;

import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.dynamic.Origin;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The order in which routers are asked: total, so that no order of arrival ever decides.
///
/// Higher priority first; then the precedence of providers; then the narrower rule; then the older object,
/// namespace, name and position in the document; and at last the router's full name.
public final class RouteOrder implements Comparator<Route> {

    /// `providers.precedence` where nothing is configured, best first.
    public static final List<String> DEFAULT_PRECEDENCE = List.of(
            "kubernetesgateway",
            "kubernetescrd",
            "kubernetes",
            "kubernetesingressnginx",
            "swarm",
            "docker",
            "file",
            "redis",
            "knative",
            "consul",
            "consulcatalog",
            "nomad",
            "etcd",
            "ecs",
            "http",
            "zookeeper",
            "rest");

    private final Map<String, Integer> ranks;

    private RouteOrder(Map<String, Integer> ranks) {
        this.ranks = ranks;
    }

    /// The order with the default precedence of providers.
    public static RouteOrder standard() {
        return of(DEFAULT_PRECEDENCE);
    }

    /// The order with this precedence of providers, best first, without regard to letter case. A provider
    /// that is not named comes after all that are.
    public static RouteOrder of(List<String> precedence) {
        return new RouteOrder(ranks(precedence));
    }

    /// A search compares routers too, and nearly always their priorities differ. Written out, since a chain of
    /// comparators costs several times as much where thousands of routers are put in order.
    @Override
    public int compare(Route one, Route other) {
        var result = Long.compare(other.priority(), one.priority());
        if (result == 0 && !haveSameProvider(one, other)) {
            result = Integer.compare(rank(one), rank(other));
        }
        if (result == 0) {
            result = one.specificity().compareTo(other.specificity());
        }
        return result == 0 ? byOrigin(one, other) : result;
    }

    private static int byOrigin(Route one, Route other) {
        var result = created(one).compareTo(created(other));
        if (result == 0) {
            result = text(one, Origin::namespace).compareTo(text(other, Origin::namespace));
        }
        if (result == 0) {
            result = text(one, Origin::name).compareTo(text(other, Origin::name));
        }
        if (result == 0) {
            result = Integer.compare(position(one), position(other));
        }
        return result == 0 ? one.name().compareTo(other.name()) : result;
    }

    /// Most routers have the provider of most others; that is seen at once.
    private static boolean haveSameProvider(Route one, Route other) {
        var start = one.name().lastIndexOf('@');
        var otherStart = other.name().lastIndexOf('@');
        var length = one.name().length() - start;
        return length == other.name().length() - otherStart
                && one.name().regionMatches(start, other.name(), otherStart, length);
    }

    private int rank(Route route) {
        return ranks.getOrDefault(Names.lower(route.provider()), ranks.size());
    }

    private static Map<String, Integer> ranks(List<String> precedence) {
        var ranks = new HashMap<String, Integer>();
        for (var name : precedence) {
            ranks.putIfAbsent(Names.lower(name), ranks.size());
        }
        return Map.copyOf(ranks);
    }

    private static Instant created(Route route) {
        return route.origin().flatMap(Origin::created).orElse(Instant.MAX);
    }

    private static String text(Route route, Function<Origin, String> part) {
        return route.origin().map(part).orElse("");
    }

    private static int position(Route route) {
        return route.origin().map(Origin::position).orElse(Integer.MAX_VALUE);
    }
}

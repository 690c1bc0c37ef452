package io.fairlead.provider.k8s.ingress.cluster;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the endpoints of Services come from in one namespace, or in all: from EndpointSlices, and for as long as the
/// server refuses those, from Endpoints. For one thread.
final class EndpointSource implements AutoCloseable {

    private final KindWatch slices;
    private final Supplier<KindWatch> other;
    private @Nullable KindWatch endpoints;

    /// @param slices not started yet
    /// @param other makes a watch of Endpoints
    EndpointSource(KindWatch slices, Supplier<KindWatch> other) {
        this.slices = slices;
        this.other = other;
    }

    void start() {
        slices.start();
    }

    /// Begins to watch Endpoints, or ends it, as the slices want it.
    void adapt() {
        if (slices.refused() && endpoints == null) {
            endpoints = other.get();
            endpoints.start();
        } else if (endpoints != null && slices.synced() && !slices.refused()) {
            endpoints.close();
            endpoints = null;
        }
    }

    /// What is watched now.
    Stream<KindWatch> watches() {
        return Stream.concat(Stream.of(slices), Stream.ofNullable(endpoints));
    }

    /// What counts now.
    Store store() {
        var source = endpoints != null && endpoints.synced() ? endpoints : slices;
        return source.store();
    }

    @Override
    public void close() {
        watches().forEach(KindWatch::close);
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What every object has.
///
/// @param uid what tells it from an earlier object of the same name; empty for objects that never were in a cluster
/// @param annotations only those that an ingress controller reads
/// @param created absent for objects that never were in a cluster
public record Metadata(ObjectKey key, String uid, Map<String, String> annotations, Optional<Instant> created) {

    /// Oldest first, unknown age last, then by namespace and name: a total order that no event changes.
    public static final Comparator<Metadata> OLDEST_FIRST = Comparator.comparing(
                    (Metadata metadata) -> metadata.created().orElse(Instant.MAX))
            .thenComparing(metadata -> metadata.key().namespace())
            .thenComparing(metadata -> metadata.key().name())
            .thenComparing(metadata -> metadata.key().twin());

    private static final Instant UNDATED = Instant.MAX.minusSeconds(Integer.MAX_VALUE);

    /// Copies the map.
    public Metadata {
        annotations = Map.copyOf(annotations);
    }

    /// The same, told from others that have no name either.
    Metadata withTwin(int twin) {
        return new Metadata(new ObjectKey(key.namespace(), key.name(), twin), uid, annotations, created);
    }

    /// The same with an age: if it has none, younger than all that have one, and than those of lower places.
    Metadata aged(int place) {
        return created.isPresent()
                ? this
                : new Metadata(key, uid, annotations, Optional.of(UNDATED.plusSeconds(place)));
    }
}

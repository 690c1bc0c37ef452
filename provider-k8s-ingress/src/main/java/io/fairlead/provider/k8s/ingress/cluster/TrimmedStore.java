package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.fairlead.provider.spi.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The store of an informer. It keeps each object reduced to what the translation reads, and of the client's object
/// only what the informer itself needs. An object that cannot be read becomes a problem, never an exception.
final class TrimmedStore implements ItemStore<GenericKubernetesResource> {

    private final ObjectKind kind;
    private final Runnable changed;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    TrimmedStore(ObjectKind kind, Runnable changed) {
        this.kind = kind;
        this.changed = changed;
    }

    void collect(Collection<ClusterObject> objects, Collection<Problem> problems) {
        for (var entry : entries.values()) {
            entry.object().ifPresent(objects::add);
            entry.problem().ifPresent(problems::add);
        }
    }

    @Override
    public String getKey(GenericKubernetesResource resource) {
        var metadata = resource.getMetadata();
        return metadata.getNamespace() == null
                ? String.valueOf(metadata.getName())
                : metadata.getNamespace() + "/" + metadata.getName();
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource resource) {
        var entry = entry(resource);
        var before = entries.put(key, entry);
        if (before == null
                || !before.object().equals(entry.object())
                || !before.problem().equals(entry.problem())) {
            changed.run();
        }
        return before == null ? null : before.skeleton();
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        var before = entries.remove(key);
        changed.run();
        return before == null ? null : before.skeleton();
    }

    @Override
    public Stream<String> keySet() {
        return entries.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return entries.values().stream().map(Entry::skeleton);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.skeleton();
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private Entry entry(GenericKubernetesResource resource) {
        var skeleton = skeleton(resource.getMetadata());
        try {
            return new Entry(skeleton, Optional.of(kind.read(tree(resource), "")), Optional.empty());
        } catch (FieldException e) {
            return new Entry(skeleton, Optional.empty(), Optional.of(problem(resource, e)));
        }
    }

    private Problem problem(GenericKubernetesResource resource, FieldException e) {
        return new Problem(
                kind.kind() + " " + getKey(resource), e.field(), e.found(), e.expected() + "; the object is left out");
    }

    private static GenericKubernetesResource skeleton(ObjectMeta metadata) {
        var kept = new ObjectMeta();
        kept.setName(metadata.getName());
        kept.setNamespace(metadata.getNamespace());
        kept.setUid(metadata.getUid());
        kept.setResourceVersion(metadata.getResourceVersion());
        var skeleton = new GenericKubernetesResource();
        skeleton.setMetadata(kept);
        return skeleton;
    }

    private static Map<String, Object> tree(GenericKubernetesResource resource) {
        var metadata = resource.getMetadata();
        var fields = new HashMap<String, Object>();
        fields.put("name", Objects.toString(metadata.getName(), ""));
        fields.put("namespace", Objects.toString(metadata.getNamespace(), ""));
        fields.put("annotations", Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()));
        fields.put("labels", Objects.requireNonNullElse(metadata.getLabels(), Map.of()));
        if (metadata.getCreationTimestamp() != null) {
            fields.put("creationTimestamp", metadata.getCreationTimestamp());
        }
        var tree = new HashMap<String, Object>(resource.getAdditionalProperties());
        tree.put("metadata", fields);
        return tree;
    }

    private record Entry(
            GenericKubernetesResource skeleton, Optional<ClusterObject> object, Optional<Problem> problem) {}
}

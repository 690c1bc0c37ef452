package io.fairlead.provider.k8s.ingress.cluster;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The kinds that the provider reads, and how each is read.
public enum ObjectKind {
    /// `networking.k8s.io/v1` Ingress.
    INGRESS("networking.k8s.io", "Ingress", "ingresses", true, IngressReader::read),
    /// `v1` Service.
    SERVICE("", "Service", "services", true, ServiceReader::service),
    /// `discovery.k8s.io/v1` EndpointSlice.
    ENDPOINT_SLICE("discovery.k8s.io", "EndpointSlice", "endpointslices", true, ServiceReader::slice),
    /// `v1` Endpoints, where there are no EndpointSlices.
    ENDPOINTS("", "Endpoints", "endpoints", true, EndpointsReader::read),
    /// `v1` Secret.
    SECRET("", "Secret", "secrets", true, SecretReader::read),
    /// `networking.k8s.io/v1` IngressClass.
    INGRESS_CLASS("networking.k8s.io", "IngressClass", "ingressclasses", false, IngressReader::ingressClass),
    /// `v1` Node.
    NODE("", "Node", "nodes", false, NodeReader::read);

    private static final String OUR_PREFIX = "traefik.ingress.kubernetes.io/";
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    private final String group;
    private final String kind;
    private final String plural;
    private final boolean namespaced;
    private final Reader reader;

    ObjectKind(String group, String kind, String plural, boolean namespaced, Reader reader) {
        this.group = group;
        this.kind = kind;
        this.plural = plural;
        this.namespaced = namespaced;
        this.reader = reader;
    }

    /// The kind with this `kind`, whatever its version.
    public static Optional<ObjectKind> named(String kind) {
        return Arrays.stream(values()).filter(some -> some.kind.equals(kind)).findFirst();
    }

    /// Reads an object.
    ///
    /// @param tree maps, lists and scalars; unknown fields are ignored. Its `apiVersion` may be the older one that
    ///     we read as well
    /// @param defaultNamespace for an object that names none
    /// @throws FieldException if the object is not as it should be
    public ClusterObject read(Map<String, ?> tree, String defaultNamespace) throws FieldException {
        var isOld = this == INGRESS && V1beta1.API_VERSION.equals(tree.get("apiVersion"));
        var root = Field.root(isOld ? V1beta1.ingress(tree) : tree);
        return reader.read(metadata(root.get("metadata"), defaultNamespace), root);
    }

    /// The labels of an object.
    public static Map<String, String> labels(Map<String, ?> tree) throws FieldException {
        return Field.root(tree).get("metadata").get("labels").texts();
    }

    /// Whether this kind, in a version that we read, is written so.
    public boolean hasApiVersion(String version) {
        return version.equals(apiVersion()) || version.equals(V1beta1.API_VERSION) && group.equals(INGRESS.group);
    }

    /// The version that we read first, such as `networking.k8s.io/v1`.
    public String apiVersion() {
        return group.isEmpty() ? "v1" : group + "/v1";
    }

    /// The kind as objects spell it.
    public String kind() {
        return kind;
    }

    String group() {
        return group;
    }

    String plural() {
        return plural;
    }

    boolean namespaced() {
        return namespaced;
    }

    private Metadata metadata(Field field, String defaultNamespace) throws FieldException {
        var namespace =
                field.get("namespace").text().filter(text -> !text.isEmpty()).orElse(defaultNamespace);
        var key = new ObjectKey(namespaced ? namespace : "", field.get("name").textOrEmpty());
        var annotations = new HashMap<>(field.get("annotations").texts());
        annotations.keySet().removeIf(name -> !name.startsWith(OUR_PREFIX) && !name.equals(CLASS_ANNOTATION));
        return new Metadata(key, field.get("uid").textOrEmpty(), annotations, created(field.get("creationTimestamp")));
    }

    private static Optional<Instant> created(Field field) throws FieldException {
        try {
            return field.text().map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw field.mismatch("a time such as 2026-01-31T12:00:00Z");
        }
    }

    @FunctionalInterface
    private interface Reader {
        ClusterObject read(Metadata metadata, Field root) throws FieldException;
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

/// What does not work without some kind of objects.
final class Missing {

    private Missing() {}

    static String without(ObjectKind kind) {
        return switch (kind) {
            case INGRESS -> "the right to list and watch them; there are no routes without";
            case SERVICE -> "the right to list and watch them; there are no routes without";
            case ENDPOINT_SLICE -> "the right to list and watch them; Endpoints are read instead";
            case ENDPOINTS -> "the right to list and watch them, or EndpointSlices; Services have no servers without";
            case SECRET -> "the right to list and watch them; routes are served, without the certificates";
            case INGRESS_CLASS -> "the right to list and watch them; classes are matched by their names";
            case NODE -> "the right to list and watch them; node ports cannot be used";
        };
    }
}

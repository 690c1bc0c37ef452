package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterStateTest {

    private static final ObjectKey WEB = new ObjectKey("shop", "web");

    @ParameterizedTest(name = "{0}, slice {1}, Endpoints {2}: {3}")
    @CsvSource({
        "ENDPOINT_SLICES, true, true, 10.0.0.1",
        "ENDPOINT_SLICES, false, true, none",
        "ENDPOINTS, true, true, 10.0.0.2",
        "ENDPOINTS, true, false, none",
        "BOTH, true, true, 10.0.0.1",
        "BOTH, false, true, 10.0.0.2",
        "BOTH, false, false, none"
    })
    void saysWherePodsAre(AddressSource source, boolean slice, boolean endpoints, String expected) throws Exception {
        var objects = new ArrayList<ClusterObject>();
        if (slice) {
            objects.add(slice());
        }
        if (endpoints) {
            objects.add(endpoints());
        }
        var state = ClusterState.of(objects, new Visible(true, true, source), List.of());
        assertThat(state.slicesOf(WEB))
                .flatExtracting(EndpointSlice::endpoints)
                .flatExtracting(endpoint -> ((EndpointSlice.Endpoint) endpoint).addresses())
                .isEqualTo(expected.equals("none") ? List.of() : List.of(expected));
    }

    private static ClusterObject slice() throws FieldException {
        var metadata =
                Map.of("name", "web-1", "namespace", "shop", "labels", Map.of("kubernetes.io/service-name", "web"));
        return ObjectKind.ENDPOINT_SLICE.read(
                Map.of("metadata", metadata, "endpoints", List.of(Map.of("addresses", List.of("10.0.0.1")))), "");
    }

    private static ClusterObject endpoints() throws FieldException {
        var subset = Map.of("addresses", List.of(Map.of("ip", "10.0.0.2")));
        return ObjectKind.ENDPOINTS.read(
                Map.of("metadata", Map.of("name", "web", "namespace", "shop"), "subsets", List.of(subset)), "");
    }
}

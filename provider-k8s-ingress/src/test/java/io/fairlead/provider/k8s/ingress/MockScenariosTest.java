package io.fairlead.provider.k8s.ingress;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.ClusterConnection;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The scenarios with the client's own mock of an API server.
class MockScenariosTest extends ClusterScenarios {

    private KubernetesMockServer server;
    private WatchBridge bridge;
    private ClusterConnection connection;

    @BeforeEach
    @Override
    void prepare() throws Exception {
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.init();
        bridge = WatchBridge.before(server.getPort());
        connection = ClusterConnection.open(access(), pace());
        super.prepare();
    }

    @AfterEach
    @Override
    void clean() throws Exception {
        super.clean();
        connection.close();
        bridge.close();
        server.destroy();
    }

    @Override
    ClusterAccess access() {
        return ClusterAccess.find(Map.of(), Optional.of(bridge.url()), Optional.empty(), Optional.empty());
    }

    @Override
    Pace pace() {
        return Followed.FAST;
    }

    @Override
    ApiServer admin() {
        return connection.api();
    }
}

package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.ServicePart.Identity;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a service of each port of a Service that an Ingress names.
final class ServiceTranslator {

    private static final Optional<String> STRATEGY = Optional.of("wrr");
    private static final Optional<ServiceConfig.ResponseForwarding> FORWARDING =
            Optional.of(new ServiceConfig.ResponseForwarding(Optional.of(Duration.ofMillis(100))));

    private final ClusterState state;
    private final Settings settings;
    private final ServerList servers;
    private final NearServices near;
    private final Map<Identity, Outcome> known = new HashMap<>();

    ServiceTranslator(ClusterState state, Settings settings) {
        this.state = state;
        this.settings = settings;
        this.servers = new ServerList(state, settings);
        this.near = new NearServices(state);
    }

    /// The service of a backend.
    ///
    /// @param identity which backend
    /// @param label the name that the service would have
    /// @param field where the backend stands
    /// @param problems is told what is wrong with the Service itself, each time that it is asked for
    /// @throws RefusedException if there is no such service
    ServicePart service(Identity identity, String label, String field, Consumer<Problem> problems)
            throws RefusedException {
        var outcome = known.get(identity);
        if (outcome == null) {
            outcome = make(identity, label);
            known.put(identity, outcome);
        }
        outcome.problems().forEach(problems);
        return switch (outcome) {
            case Outcome.Made(var part, var _) -> part;
            case Outcome.Refused(var why, var _) -> throw why.at(field);
        };
    }

    private Outcome make(Identity identity, String label) {
        var service = state.services().get(identity.service());
        if (service == null) {
            var refusal = new RefusedException(
                    "", "no Service " + identity.service(), () -> near.expected(identity.service()));
            return new Outcome.Refused(refusal, List.of());
        }
        var source = new Source("Service", service.metadata());
        var annotations = ServiceAnnotations.read(source, settings.mayCross(identity.namespace()));
        try {
            var config = config(service, identity.target(), annotations);
            return new Outcome.Made(
                    new ServicePart(identity, source, label, config),
                    annotations.problems().list());
        } catch (RefusedException e) {
            return new Outcome.Refused(e, annotations.problems().list());
        }
    }

    private ServiceConfig config(Service service, Backend.ToService target, ServiceAnnotations annotations)
            throws RefusedException {
        var label = "Service " + service.metadata().key();
        if (service.type().equals(ServerList.EXTERNAL_NAME)
                && !settings.options().allowExternalNameServices()) {
            throw new RefusedException("", label + " of type ExternalName", "another type; it is not allowed");
        }
        var port = port(service, target);
        if (!annotations.problems().usable()) {
            throw new RefusedException("", "a Service with unusable annotations", "a usable " + label);
        }
        var addresses = servers.of(service, port, annotations);
        if (addresses.isEmpty() && !settings.options().allowEmptyServices()) {
            throw new RefusedException("", label + " without endpoints for port " + target.port(), "some");
        }
        var balancer = new ServiceConfig.LoadBalancer(
                addresses,
                STRATEGY,
                Optional.of(annotations.passHostHeader()),
                annotations.serversTransport(),
                FORWARDING,
                annotations.sticky());
        return balancer.withMiddlewares(annotations.middlewares());
    }

    private static Service.Port port(Service service, Backend.ToService target) throws RefusedException {
        for (var port : service.ports()) {
            var sameName = !port.name().isEmpty() && port.name().equals(target.portName());
            if (sameName || target.portNumber() != 0 && port.number() == target.portNumber()) {
                return port;
            }
        }
        throw new RefusedException("", "port " + target.port(), () -> new PortText(service).expected(target));
    }

    /// @param problems what is wrong with the Service itself
    private sealed interface Outcome {

        List<Problem> problems();

        record Made(ServicePart part, List<Problem> problems) implements Outcome {}

        record Refused(RefusedException why, List<Problem> problems) implements Outcome {}
    }
}

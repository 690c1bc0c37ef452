package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a load balancer of each port of a Service that an Ingress names.
final class ServiceTranslator {

    private static final Optional<ServiceConfig.ResponseForwarding> FORWARDING =
            Optional.of(new ServiceConfig.ResponseForwarding(Optional.of(Duration.ofMillis(100))));

    private final ClusterState state;
    private final ServerList servers;
    private final boolean allowEmpty;
    private final DynamicConfiguration.Builder builder;
    private final List<Problem> problems;
    private final Map<Identity, Outcome> known = new HashMap<>();
    private final Map<String, Identity> taken = new HashMap<>();
    private final Set<ObjectKey> reported = new HashSet<>();

    ServiceTranslator(
            ClusterState state, boolean allowEmpty, DynamicConfiguration.Builder builder, List<Problem> problems) {
        this.state = state;
        this.servers = new ServerList(state);
        this.allowEmpty = allowEmpty;
        this.builder = builder;
        this.problems = problems;
    }

    /// The name of the load balancer of a backend; it is added when it is asked for the first time.
    ///
    /// @param field where the backend stands
    /// @throws RefusedException if there is no such load balancer
    String service(String namespace, Backend backend, String field) throws RefusedException {
        var target = target(backend, field);
        var label = NormalizedName.of(namespace + "-" + target.service() + "-" + target.port());
        return add(new Identity(namespace, target.service(), target.port(), false), label, target, field);
    }

    /// The same under a name of its own.
    String named(String label, String namespace, Backend backend, String field) throws RefusedException {
        var target = target(backend, field);
        return add(new Identity(namespace, target.service(), target.port(), true), label, target, field);
    }

    private String add(Identity identity, String label, Backend.ToService target, String field)
            throws RefusedException {
        var outcome = known.get(identity);
        if (outcome == null) {
            outcome = make(identity, label, target);
            known.put(identity, outcome);
        }
        return switch (outcome) {
            case Outcome.Made(var name) -> name;
            case Outcome.Refused(var why) -> throw why.at(field);
        };
    }

    private Outcome make(Identity identity, String label, Backend.ToService target) {
        try {
            var balancer = loadBalancer(new ObjectKey(identity.namespace(), identity.service()), target);
            var name = claim(identity, label);
            builder.service(name, balancer);
            return new Outcome.Made(name);
        } catch (RefusedException e) {
            return new Outcome.Refused(e);
        }
    }

    private String claim(Identity identity, String label) {
        var owner = taken.putIfAbsent(label, identity);
        if (owner == null) {
            return label;
        }
        var name = label + "-" + RuleHash.of(identity.text());
        taken.put(name, identity);
        problems.add(new Problem(
                "Service " + identity.namespace() + "/" + identity.service(),
                "metadata.name",
                "a name that Service " + owner.namespace() + "/" + owner.service() + " has: " + label,
                "a name of its own; it is called " + name));
        return name;
    }

    private ServiceConfig.LoadBalancer loadBalancer(ObjectKey key, Backend.ToService target) throws RefusedException {
        var service = state.services().get(key);
        if (service == null) {
            throw new RefusedException("", "no Service " + key, "one in the namespace of the Ingress");
        }
        var port = port(service, target);
        var source = new Source("Service", service.metadata());
        var annotations = ServiceAnnotations.read(service.metadata().annotations());
        if (reported.add(key)) {
            annotations.problems(source).forEach(problems::add);
        }
        if (!annotations.usable()) {
            throw new RefusedException("", "a Service with unusable annotations", "a usable " + source.label());
        }
        var addresses = servers.of(service, port, annotations);
        if (addresses.isEmpty() && !allowEmpty) {
            throw new RefusedException("", source.label() + " without endpoints for port " + target.port(), "some");
        }
        return new ServiceConfig.LoadBalancer(
                addresses,
                Optional.of("wrr"),
                Optional.of(annotations.passHostHeader()),
                annotations.serversTransport(),
                FORWARDING);
    }

    private static Service.Port port(Service service, Backend.ToService target) throws RefusedException {
        for (var port : service.ports()) {
            var sameName = !port.name().isEmpty() && port.name().equals(target.portName());
            if (sameName || target.portNumber() != 0 && port.number() == target.portNumber()) {
                return port;
            }
        }
        throw new RefusedException(
                "",
                "port " + target.port(),
                "a port of Service " + service.metadata().key());
    }

    private static Backend.ToService target(Backend backend, String field) throws RefusedException {
        return switch (backend) {
            case Backend.ToService target -> target;
            case Backend.ToResource() -> throw new RefusedException(field, "a resource", "a service");
            case Backend.ToNothing() -> throw new RefusedException(field, "nothing", "a service");
        };
    }

    private record Identity(String namespace, String service, String port, boolean isDefault) {

        String text() {
            return namespace + "/" + service + "/" + port;
        }
    }

    private sealed interface Outcome {
        record Made(String name) implements Outcome {}

        record Refused(RefusedException why) implements Outcome {}
    }
}

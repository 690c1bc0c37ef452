package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;
import java.util.Optional;

/// An Ingress.
///
/// @param className `spec.ingressClassName`; present and empty is not absent
/// @param tlsSecrets the name of the Secret of each entry of `spec.tls`; empty for one that names none
/// @param published what its status says
public record Ingress(
        Metadata metadata,
        Optional<String> className,
        List<Rule> rules,
        Optional<Backend> defaultBackend,
        List<String> tlsSecrets,
        List<PublishedAddress> published)
        implements ClusterObject {

    /// Copies the lists.
    public Ingress {
        rules = List.copyOf(rules);
        tlsSecrets = List.copyOf(tlsSecrets);
        published = List.copyOf(published);
    }

    /// The same, told from others that have no name either.
    Ingress withTwin(int twin) {
        return new Ingress(metadata.withTwin(twin), className, rules, defaultBackend, tlsSecrets, published);
    }

    /// The same at a place among manifests. Those without a name are told apart by it, and of several default backends
    /// whose age nobody knows the first is the oldest.
    public Ingress at(int place) {
        var named = metadata.key().name().isEmpty() ? metadata.withTwin(place) : metadata;
        var aged = rules.isEmpty() && defaultBackend.isPresent() ? named.aged(place) : named;
        return new Ingress(aged, className, rules, defaultBackend, tlsSecrets, published);
    }

    /// The paths of one host.
    ///
    /// @param host empty for any host
    public record Rule(String host, List<Path> paths) {

        /// Copies the list.
        public Rule {
            paths = List.copyOf(paths);
        }
    }

    /// A path and its backend.
    ///
    /// @param path empty for any path
    /// @param type empty if the Ingress says none
    public record Path(String path, String type, Backend backend) {}

    /// Where requests go: a port of a Service, or something that we do not serve.
    public sealed interface Backend {

        /// A port of a Service.
        ///
        /// @param portName empty if the port is given by number
        /// @param portNumber 0 if the port is given by name
        record ToService(String service, String portName, int portNumber) implements Backend {

            /// The port as it appears in names.
            public String port() {
                return portName.isEmpty() ? Integer.toString(portNumber) : portName;
            }
        }

        /// A resource of another kind.
        record ToResource() implements Backend {}

        /// Nothing.
        record ToNothing() implements Backend {}
    }
}

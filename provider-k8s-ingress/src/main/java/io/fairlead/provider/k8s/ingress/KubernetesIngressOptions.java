package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The options below `providers.kubernetesIngress`.
///
/// @param endpoint the URL of the API server; inside a cluster it replaces only the host
/// @param token a bearer token, or the path of a file that holds it; for an endpoint outside a cluster
/// @param certAuthFilePath the certificates that the API server's is checked against; for an endpoint outside a
///     cluster
/// @param namespaces the namespaces to serve; none means all
/// @param labelSelector which Ingresses are served
/// @param ingressClass the annotation value and the IngressClass that are served
/// @param ingressEndpoint what is written to the status of Ingresses; nothing if absent
/// @param throttleDuration the shortest time between two publications
/// @param allowEmptyServices whether a path whose Service has no endpoints answers 503, not 404
/// @param allowExternalNameServices whether requests may go to the names of ExternalName Services
/// @param disableIngressClassLookup whether IngressClasses are ignored, and with them Ingresses that name one
/// @param disableClusterScopeResources whether neither IngressClasses nor Nodes are read
/// @param nativeLBByDefault whether the cluster IP of a Service is its only server unless the Service says otherwise
/// @param strictPrefixMatching whether prefixes match whole elements of a path
/// @param crossProviderNamespaces the only namespaces whose objects may refer to objects of other providers; an empty
///     list is none, absent means all
/// @param precedence which router takes a request that several match
/// @param events whether problems of an Ingress become Events on it
/// @param leaderElection how replicas agree on the one that writes
/// @param waitForFirstBuild whether we are not ready before everything in the cluster has been read once
/// @param manifests files and folders of Kubernetes YAML, served instead of what an API server has
public record KubernetesIngressOptions(
        @About("URL of the API server; inside a cluster it replaces only the host.")
        Optional<String> endpoint,

        @About("Bearer token, or a file that holds it, for an endpoint outside a cluster.")
        Optional<String> token,

        @About("Certificates to check the API server's with, for an endpoint outside a cluster.")
        Optional<Path> certAuthFilePath,

        @About("Namespaces to serve; all if empty.") List<String> namespaces,

        @About("Label selector for Ingresses, as app=web,tier!=test.")
        Optional<String> labelSelector,

        @About("Serve Ingresses of this class only: the value of the annotation, or an IngressClass.")
        Optional<String> ingressClass,

        Optional<IngressEndpoint> ingressEndpoint,

        @Default("0s") @About("Least time between two builds.")
        Duration throttleDuration,

        @About("Answer 503, not 404, where a Service has no endpoints.")
        boolean allowEmptyServices,

        @About("Let Services of type ExternalName be backends.")
        boolean allowExternalNameServices,

        @About("Ignore IngressClasses, and Ingresses that name one; deprecated.")
        boolean disableIngressClassLookup,

        @About("Read neither IngressClasses nor Nodes.") boolean disableClusterScopeResources,

        @About("Send requests to the cluster IP of a Service unless the Service says otherwise.")
        boolean nativeLBByDefault,

        @About("Match prefixes by whole elements of a path.")
        boolean strictPrefixMatching,

        @About("The only namespaces that may refer to other providers; empty for none, absent for all.")
        Optional<List<String>> crossProviderNamespaces,

        @Default("ruleLength")
        @About("Which router wins: ruleLength, or kubernetes (host, path length, Exact). Not in Traefik.")
        Precedence precedence,

        @Default("true") @About("Report problems of Ingresses as Events. Not in Traefik.")
        boolean events,

        @Default LeaderElection leaderElection,

        @Default("true") @About("Not ready before the first complete build. Not in Traefik.")
        boolean waitForFirstBuild,

        @About("Files and folders of Kubernetes YAML to serve instead of a cluster. Not in Traefik.")
        List<Path> manifests) {

    /// Copies the lists.
    public KubernetesIngressOptions {
        namespaces = List.copyOf(namespaces);
        crossProviderNamespaces = crossProviderNamespaces.map(List::copyOf);
        manifests = List.copyOf(manifests);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "KubernetesIngressOptions[endpoint=" + endpoint + ", namespaces=" + namespaces + ", labelSelector="
                + labelSelector + ", ingressClass=" + ingressClass + ", manifests=" + manifests + "]";
    }

    /// Which router takes a request that several match.
    public enum Precedence {
        /// The one with the longest rule, as Traefik has it.
        RULE_LENGTH,
        /// The one with the more exact host, then the longer path, then `Exact` before `Prefix`, as Kubernetes has it.
        KUBERNETES
    }

    /// What is written to the status of Ingresses.
    ///
    /// @param ip an address
    /// @param hostname a name
    /// @param publishedService the Service, as `namespace/name`, whose addresses are taken instead
    public record IngressEndpoint(
            @About("Address for the status of Ingresses.") Optional<String> ip,
            @About("Host name for the status of Ingresses.") Optional<String> hostname,

            @About("Service, as namespace/name, whose addresses go to the status of Ingresses.")
            Optional<String> publishedService) {}
}

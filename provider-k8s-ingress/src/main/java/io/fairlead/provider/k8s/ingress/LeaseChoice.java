package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.lease.LeaseSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Which Lease a replica takes part in, where the options leave that open.
///
/// @param environment of the process
/// @param account the folder in which a pod finds its service account
record LeaseChoice(Map<String, String> environment, Path account) {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final String NAME = "fairlead-ingress";
    private static final String NAMESPACE = "default";
    private static final int DIGITS = 8;

    static LeaseChoice ofSystem() {
        return new LeaseChoice(System.getenv(), ACCOUNT);
    }

    LeaseSpot spot(KubernetesIngressOptions options) {
        var election = options.leaderElection();
        return new LeaseSpot(
                election.namespace().orElseGet(() -> namespace(options)),
                election.name().orElseGet(() -> name(options)),
                election.identity().orElseGet(this::identity));
    }

    /// Two deployments side by side that serve different Ingresses must not wait for each other.
    private static String name(KubernetesIngressOptions options) {
        var served = options.ingressClass().orElse("") + "\n"
                + options.labelSelector().orElse("") + "\n"
                + String.join(",", new TreeSet<>(options.namespaces()));
        return served.length() == 2 ? NAME : NAME + "-" + RuleHash.of(served).substring(0, DIGITS);
    }

    /// Outside a cluster, a namespace for which we have rights.
    private String namespace(KubernetesIngressOptions options) {
        var told = environment.getOrDefault("POD_NAMESPACE", "");
        var own = told.isEmpty() ? ofAccount() : told;
        if (!own.isEmpty()) {
            return own;
        }
        return options.namespaces().isEmpty() ? NAMESPACE : options.namespaces().getFirst();
    }

    private String ofAccount() {
        try {
            var file = account.resolve("namespace");
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException _) {
            return "";
        }
    }

    /// A pod that starts anew must not take itself for the one that was there before.
    private String identity() {
        var pod = environment.getOrDefault("POD_NAME", environment.getOrDefault("HOSTNAME", "fairlead"));
        return pod + "_"
                + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
    }
}

package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How to reach an API server, and as whom. Found as upstream does: the cluster that we run in, else the
/// file that `KUBECONFIG` names, else the options.
public final class ClusterAccess {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int CONNECT_MILLIS = 3_000;
    private static final int REQUEST_MILLIS = 10_000;

    private static final String AGENT =
            "fairlead (" + System.getProperty("os.name") + "/" + System.getProperty("os.arch") + ") kubernetes/ingress";

    private final Config config;

    private ClusterAccess(Config config) {
        this.config = config;
    }

    /// Finds the access that the environment and the options describe.
    ///
    /// @throws IllegalArgumentException if they describe none
    public static ClusterAccess find(
            Map<String, String> environment, Optional<String> endpoint, Optional<String> token, Optional<Path> ca) {
        return find(environment, endpoint, token, ca, ACCOUNT);
    }

    static ClusterAccess find(
            Map<String, String> environment,
            Optional<String> endpoint,
            Optional<String> token,
            Optional<Path> ca,
            Path account) {
        var host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        var port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
        var kubeconfig = environment.getOrDefault("KUBECONFIG", "");
        if (!host.isEmpty() && !port.isEmpty()) {
            return inCluster(endpoint.orElse("https://" + bracketed(host) + ":" + port), account);
        }
        return kubeconfig.isEmpty() ? explicit(endpoint, token, ca) : ofKubeconfig(Path.of(kubeconfig));
    }

    /// The URL of the API server.
    public String server() {
        return config.getMasterUrl();
    }

    Config config() {
        return config;
    }

    private static ClusterAccess inCluster(String url, Path account) {
        var token = account.resolve("token");
        var ca = account.resolve("ca.crt");
        requireReadable("service account token", token);
        var builder = base(url).withOauthTokenProvider(new TokenFile(token));
        return build(Files.isReadable(ca) ? builder.withCaCertFile(ca.toString()) : builder);
    }

    private static ClusterAccess ofKubeconfig(Path file) {
        requireReadable("KUBECONFIG", file);
        var builder = new ConfigBuilder(Config.fromKubeconfig(file.toFile()));
        return build(limits(builder));
    }

    private static ClusterAccess explicit(Optional<String> endpoint, Optional<String> token, Optional<Path> ca) {
        var url = endpoint.orElseThrow(() -> new IllegalArgumentException(
                "endpoint: found nothing, expected the URL of an API server, as this is neither a pod of a cluster nor"
                        + " is KUBECONFIG set"));
        var builder = base(url);
        token.ifPresent(text -> TokenFile.of(text)
                .ifPresentOrElse(builder::withOauthTokenProvider, () -> builder.withOauthToken(text)));
        ca.ifPresent(file -> {
            requireReadable("certAuthFilePath", file);
            builder.withCaCertFile(file.toString());
        });
        return build(builder);
    }

    private static ConfigBuilder base(String url) {
        try {
            URI.create(url).toURL();
        } catch (IllegalArgumentException | java.net.MalformedURLException e) {
            throw new IllegalArgumentException("endpoint: found " + url + ", expected the URL of an API server", e);
        }
        return limits(new ConfigBuilder(Config.empty()).withMasterUrl(url));
    }

    /// Watches try again by themselves; a client that did so too would keep silent for minutes. Over HTTP/2 all of them
    /// would share one connection, and hang together when it is dead.
    private static ConfigBuilder limits(ConfigBuilder builder) {
        return builder.withUserAgent(AGENT)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .withRequestRetryBackoffLimit(0)
                .withHttp2Disable(true);
    }

    private static ClusterAccess build(ConfigBuilder builder) {
        return new ClusterAccess(builder.build());
    }

    private static void requireReadable(String what, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(what + ": found no readable " + file + ", expected that file");
        }
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}

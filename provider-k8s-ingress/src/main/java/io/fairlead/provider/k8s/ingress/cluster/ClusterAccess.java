package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How to reach an API server, and as whom. Found as upstream does: the cluster that we run in, else the
/// file that `KUBECONFIG` names, else the options.
public final class ClusterAccess {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final int CONNECT_MILLIS = 3_000;
    private static final int REQUEST_MILLIS = 10_000;

    private static final String AGENT = "fairlead/" + version() + " (" + System.getProperty("os.name") + "/"
            + System.getProperty("os.arch") + ") kubernetes/ingress";

    private final Config config;

    private ClusterAccess(Config config) {
        this.config = config;
    }

    /// Finds the access that the environment and the options describe. An option without text is as good as absent.
    ///
    /// @throws IllegalArgumentException if they describe none
    public static ClusterAccess find(
            Map<String, String> environment, Optional<String> endpoint, Optional<String> token, Optional<Path> ca) {
        return find(
                environment,
                endpoint.filter(text -> !text.isEmpty()),
                token.filter(text -> !text.isEmpty()),
                ca.filter(file -> !file.toString().isEmpty()),
                ACCOUNT);
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
        var config = kubeconfig(file);
        if (config.getCurrentContext() == null) {
            throw new IllegalArgumentException("KUBECONFIG: found " + file + ", expected one with a current context");
        }
        requireParts(file, config);
        return build(limits(new ConfigBuilder(config)));
    }

    /// The client would ask a server of its own choice, or ask as nobody.
    private static void requireParts(Path file, Config config) {
        var context = config.getCurrentContext().getContext();
        if (config.getFileWithCluster() == null) {
            throw without(file, "cluster " + context.getCluster());
        }
        if (context.getUser() != null && config.getFileWithAuthInfo() == null) {
            throw without(file, "user " + context.getUser());
        }
    }

    private static IllegalArgumentException without(Path file, String part) {
        return new IllegalArgumentException(
                "KUBECONFIG: found " + file + ", which has no " + part + ", expected what its current context names");
    }

    private static Config kubeconfig(Path file) {
        try {
            return Config.fromKubeconfig(file.toFile());
        } catch (RuntimeException _) {
            // its words may show what the file holds, a token included
            throw new IllegalArgumentException("KUBECONFIG: found " + file + ", which is none, expected a kubeconfig");
        }
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
            requireCertificates(file);
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
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(what + ": found no readable " + file + ", expected that file");
        }
    }

    private static void requireCertificates(Path file) {
        try {
            if (!Files.readString(file, StandardCharsets.ISO_8859_1).contains(CERTIFICATE)) {
                throw new IllegalArgumentException(
                        "certAuthFilePath: found " + file + ", expected certificates as PEM");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("certAuthFilePath: found " + e + ", expected a readable file", e);
        }
    }

    /// The version of the module; `dev` where classes do not come from a module.
    private static String version() {
        var descriptor = ClusterAccess.class.getModule().getDescriptor();
        return descriptor == null ? "dev" : descriptor.rawVersion().orElse("dev");
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}

package io.fairlead.dist;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kubernetes objects for tests, as YAML.
final class Manifests {

    private static final Pattern NAMESPACE = Pattern.compile("namespace: [^\\s,}]+");

    private Manifests() {}

    static String service(String name) {
        return service(name, "http", 80);
    }

    static String service(String name, String portName, int port) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: default
                spec:
                  ports:
                    - name: "%s"
                      port: %d
                      targetPort: 8080
                """.formatted(name, portName, port);
    }

    static String slice(String service, int port) {
        return slice(service, "1", "http", "127.0.0.1", port);
    }

    /// @param number tells the slices of a Service apart
    static String slice(String service, String number, String portName, String address, int port) {
        return """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %1$s-%2$s
                  namespace: default
                  labels:
                    kubernetes.io/service-name: %1$s
                addressType: IPv4
                ports:
                  - name: "%3$s"
                    port: %5$d
                endpoints:
                  - addresses: ["%4$s"]
                    conditions:
                      ready: true
                """.formatted(service, number, portName, address, port);
    }

    /// @param certificate PEM text, as is the key
    static String secret(String name, String certificate, String key) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: default}
                type: kubernetes.io/tls
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(name, base64(certificate), base64(key));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// An Ingress that names a Secret for a host.
    static String withSecret(String ingress, String host, String secret) {
        var tls = "spec:\n  tls:\n    - hosts: [" + host + "]\n      secretName: " + secret + "\n";
        return ingress.replaceFirst("spec:\n", tls);
    }

    static String ingress(String name, String host, String path, String service) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: %s
                  namespace: default
                spec:
                  rules:
                    - host: %s
                      http:
                        paths:
                          - path: %s
                            pathType: Prefix
                            backend:
                              service:
                                name: %s
                                port:
                                  number: 80
                """.formatted(name, host, path, service);
    }

    /// Documents with a Service that has one unnamed port 80, and one pod.
    ///
    /// @param host where the pod listens, on port 8080
    static String pod(String namespace, String service, String host) {
        return """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: "%2$s", namespace: "%1$s"}
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: "%2$s-1", namespace: "%1$s", labels: {kubernetes.io/service-name: "%2$s"}}
                addressType: FQDN
                ports: [{name: "", port: 8080}]
                endpoints: [{addresses: ["%3$s"]}]
                """.formatted(namespace, service, host);
    }

    static String annotated(String object, String annotation, String value) {
        return with(object, annotation, value);
    }

    /// The first object of these documents with annotations; it has none yet.
    ///
    /// @param pairs keys and values in turn
    static String with(String object, String... pairs) {
        var annotations = new StringJoiner(", ", "annotations: {", "}");
        for (var i = 0; i < pairs.length; i += 2) {
            annotations.add(quoted(pairs[i]) + ": " + quoted(pairs[i + 1]));
        }
        return NAMESPACE.matcher(object).replaceFirst(found -> {
            var separator = object.startsWith("\n", found.end()) ? "\n  " : ", ";
            return Matcher.quoteReplacement(found.group() + separator + annotations);
        });
    }

    /// A text in YAML, whatever it holds.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}

package io.fairlead.dist;

/// Kubernetes objects for tests, as YAML.
final class Manifests {

    private Manifests() {}

    static String service(String name) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: default
                spec:
                  ports:
                    - name: http
                      port: 80
                      targetPort: 8080
                """.formatted(name);
    }

    static String slice(String service, int port) {
        return """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %1$s-1
                  namespace: default
                  labels:
                    kubernetes.io/service-name: %1$s
                addressType: IPv4
                ports:
                  - name: http
                    port: %2$d
                endpoints:
                  - addresses: ["127.0.0.1"]
                    conditions:
                      ready: true
                """.formatted(service, port);
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

    static String annotated(String ingress, String annotation, String value) {
        return ingress.replaceFirst(
                "namespace: default\n", "namespace: default\n  annotations:\n    " + annotation + ": " + value + "\n");
    }
}

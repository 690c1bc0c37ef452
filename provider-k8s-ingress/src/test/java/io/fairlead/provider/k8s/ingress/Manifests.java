package io.fairlead.provider.k8s.ingress;

/// Kubernetes YAML for tests.
final class Manifests {

    private Manifests() {}

    static String ingress(String name, String path) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %s, namespace: shop}
                spec:
                  rules:
                  - http:
                      paths:
                      - path: %s
                        pathType: Prefix
                        backend: {service: {name: web, port: {number: 80}}}
                """.formatted(name, path);
    }

    static String service() {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec: {ports: [{port: 80}]}
                """;
    }

    static String slice(String address) {
        return """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
                addressType: IPv4
                ports: [{name: "", port: 8080}]
                endpoints: [{addresses: [%s]}]
                """.formatted(address);
    }
}
